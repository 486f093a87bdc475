using System.Text.RegularExpressions;

namespace HubSpotCrm.Api.Webhooks;

/// <summary>The address in the form that version 3 signs: a few escapes are undone, in one pass, all others stay.</summary>
internal static partial class SignedUri
{
    private static readonly Dictionary<string, string> Decoded = new(StringComparer.Ordinal)
    {
        ["%3A"] = ":",
        ["%2F"] = "/",
        ["%3F"] = "?",
        ["%40"] = "@",
        ["%21"] = "!",
        ["%24"] = "$",
        ["%27"] = "'",
        ["%28"] = "(",
        ["%29"] = ")",
        ["%2A"] = "*",
        ["%2C"] = ",",
        ["%3B"] = ";",
    };

    public static string Decode(string uri) => uri.Contains('%', StringComparison.Ordinal) ? Escape.Replace(uri, match => Decoded.GetValueOrDefault(match.Value, match.Value)) : uri;

    [GeneratedRegex("%[0-9A-F]{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape { get; }
}
