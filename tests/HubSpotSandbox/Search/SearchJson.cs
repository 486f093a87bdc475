using System.Text.Json;
using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Search;

internal static class SearchJson
{
    public static IEnumerable<JsonElement> List(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var list) || list.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        return list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : throw RecordInput.Wrong($"{name} must be a list");
    }

    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw RecordInput.Wrong("a text was expected"),
    };

    /// <summary>One rule, as an object or as `name` or `-name` (FACTS §5).</summary>
    public static (string Property, bool Descending)? Sort(JsonElement body)
    {
        var rules = List(body, "sorts").ToList();
        if (rules.Count > 1)
        {
            throw new RefusedException(ApiErrors.Invalid("Only one sort is supported"));
        }

        return rules.Count == 0 ? null : Sort(rules[0], rules[0].ValueKind is JsonValueKind.String ? rules[0].GetString() : null);
    }

    private static (string Property, bool Descending) Sort(JsonElement rule, string? text)
    {
        if (text is not null)
        {
            return text.StartsWith('-') ? (text[1..], true) : (text, false);
        }

        RecordInput.Require(rule, "propertyName");
        return (RecordInput.Text(rule, "propertyName") ?? "", RecordInput.Text(rule, "direction") switch
        {
            "DESCENDING" => true,
            "ASCENDING" or null => false,
            var other => throw new RefusedException(ApiErrors.Invalid($"{other} is not a sort direction")),
        });
    }
}
