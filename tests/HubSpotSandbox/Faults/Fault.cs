using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotSandbox.Faults;

[JsonConverter(typeof(FaultKindConverter))]
internal enum FaultKind
{
    Status,
    Drop,
    Hang,
    Slow,
    Html,
    CommitThenDrop,
    Garbage,
    Half,
}

/// <summary>Something that goes wrong on purpose (docs/sandbox.md).</summary>
internal sealed record Fault(FaultKind Kind)
{
    public FaultMatch? Match { get; init; }

    /// <summary>The status of kinds `status` and `html`.</summary>
    public int? Status { get; init; }

    /// <summary>Sent as `Retry-After` as it is: seconds as a number, or any text.</summary>
    public JsonElement? RetryAfter { get; init; }

    public int? DelayMs { get; init; }

    public double? Probability { get; init; }

    public int? Count { get; init; }

    /// <summary>For a 429: TEN_SECONDLY_ROLLING, DAILY or SECONDLY.</summary>
    public string? Policy { get; init; }

    /// <summary>The kind as it is written in JSON.</summary>
    [JsonIgnore]
    public string KindText => JsonNamingPolicy.KebabCaseLower.ConvertName(Kind.ToString());

    [JsonIgnore]
    public bool BreaksConnection => Kind is FaultKind.Drop or FaultKind.Hang or FaultKind.CommitThenDrop or FaultKind.Half;

    public bool Hits(string method, string path) =>
        (Match?.Method is not { } wanted || string.Equals(wanted, method, StringComparison.OrdinalIgnoreCase))
        && (Match?.Path is not { } prefix || path.StartsWith(prefix, StringComparison.Ordinal));
}

internal sealed record FaultMatch
{
    public string? Method { get; init; }
    public string? Path { get; init; }
}

internal sealed class FaultKindConverter() : JsonStringEnumConverter<FaultKind>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
