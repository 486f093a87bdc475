namespace HubSpotCrm.Api.Hosting.Idempotency;

/// <summary>The action changes nothing, so a repeat needs no key.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnlyReadsAttribute : Attribute;

/// <summary>A name that the caller gives to a request, to be able to send it again.</summary>
internal static class IdempotencyKeyHeader
{
    public const string Name = "Idempotency-Key";

    /// <summary>On an answer that was given before.</summary>
    public const string Replayed = "Idempotency-Replayed";

    public const int MaxLength = 255;

    /// <summary>What is said of a header that is not well formed.</summary>
    public static IReadOnlyDictionary<string, string[]> Errors { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal) { [Name] = [$"{Name} takes 1 to {MaxLength} visible ASCII characters, once."] };

    /// <summary>True where the header counts: on every POST, PUT and PATCH that may change something.</summary>
    public static bool Applies(string method, bool onlyReads) =>
        !onlyReads && (HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method));

    /// <summary>False when the header is there twice, or is not of visible ASCII characters.</summary>
    public static bool TryRead(IHeaderDictionary headers, out string key)
    {
        key = headers[Name] is [{ } only] ? only : "";
        return key.Length is >= 1 and <= MaxLength && key.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;
    }
}
