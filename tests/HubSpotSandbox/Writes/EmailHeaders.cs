using System.Text.Json;

namespace HubSpotSandbox.Writes;

/// <summary>Fills the read-only sender and recipient properties of an e-mail from `hs_email_headers` (FACTS §4.9).</summary>
internal static class EmailHeaders
{
    private static readonly (string Member, string Suffix)[] Parts = [("email", "email"), ("firstName", "firstname"), ("lastName", "lastname")];

    public static IEnumerable<KeyValuePair<string, string?>> Read(string? headers)
    {
        using var document = Parse(headers);
        return [.. From(document?.RootElement, "from"), .. From(document?.RootElement, "to")];
    }

    private static IEnumerable<KeyValuePair<string, string?>> From(JsonElement? root, string side)
    {
        var people = root is { ValueKind: JsonValueKind.Object } && root.Value.TryGetProperty(side, out var found) ? found : default;
        JsonElement[] all = people.ValueKind switch
        {
            JsonValueKind.Array => [.. people.EnumerateArray()],
            JsonValueKind.Object => [people],
            _ => [],
        };
        foreach (var (member, suffix) in Parts)
        {
            var values = all.Select(person => Text(person, member)).Where(text => text.Length > 0);
            var joined = string.Join(';', values);
            yield return new($"hs_email_{side}_{suffix}", joined.Length == 0 ? null : joined);
        }
    }

    private static string Text(JsonElement person, string member) =>
        person.ValueKind is JsonValueKind.Object && person.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString() ?? ""
            : "";

    private static JsonDocument? Parse(string? headers)
    {
        try
        {
            return headers is null ? null : JsonDocument.Parse(headers);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
