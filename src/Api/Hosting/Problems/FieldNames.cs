using System.Text.Json;

namespace HubSpotCrm.Api.Hosting.Problems;

/// <summary>Names a field of a message as the caller wrote it in JSON.</summary>
internal static class FieldNames
{
    // Commands carry a body's members in these; the caller never saw the names.
    private static readonly string[] Wrappers = ["Fields.", "Search.", "View."];

    /// <summary><c>Fields.FirstName</c> → <c>firstName</c>; <c>customProperties.x</c> stays.</summary>
    public static string InJson(string path)
    {
        var wrapper = Array.Find(Wrappers, prefix => path.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
        return string.Join('.', path[wrapper.Length..].Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
    }
}
