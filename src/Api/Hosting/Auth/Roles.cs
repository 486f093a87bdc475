namespace HubSpotCrm.Api.Hosting.Auth;

/// <summary>What a key may do; each role may do what the one before it may.</summary>
internal static class Roles
{
    /// <summary>Reads and searches.</summary>
    public const string Reader = "reader";

    /// <summary>Writes records and runs workflows.</summary>
    public const string Writer = "writer";

    /// <summary>Erases, replays, operates.</summary>
    public const string Operator = "operator";

    public static IReadOnlyList<string> All { get; } = [Reader, Writer, Operator];

    /// <summary>The role and those below it.</summary>
    public static IEnumerable<string> UpTo(string role) => All.TakeWhile(each => each != role).Append(role);
}
