using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Associations;
using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Writes;

/// <summary>What a caller sent for one record, alone or in a batch.</summary>
internal sealed record RecordInput(IReadOnlyList<KeyValuePair<string, string>> Properties)
{
    public string Id { get; init; } = "";
    public string? IdProperty { get; init; }
    public string? TraceId { get; init; }
    public IReadOnlyList<AssociationInput> Associations { get; init; } = [];

    public static RecordInput Read(JsonElement body, params ReadOnlySpan<string> required)
    {
        Require(body, required);
        return new RecordInput(ReadProperties(body))
        {
            Id = Text(body, "id") ?? "",
            IdProperty = Text(body, "idProperty"),
            TraceId = Text(body, "objectWriteTraceId"),
            Associations = body.TryGetProperty("associations", out var associations) ? AssociationInput.ReadAll(associations) : [],
        };
    }

    public static void Require(JsonElement body, params ReadOnlySpan<string> names)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            throw Wrong("an object was expected");
        }

        List<string> missing = [];
        foreach (var name in names)
        {
            if (!body.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
            {
                missing.Add(name);
            }
        }

        if (missing.Count > 0)
        {
            throw new RefusedException(ApiErrors.MissingFields(missing));
        }
    }

    /// <summary>A text or a number as text; null when absent.</summary>
    public static string? Text(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => null,
            _ => throw Wrong($"{name} must be a text"),
        };
    }

    public static RefusedException Wrong(string problem) => new(ApiErrors.InvalidJson(1, 1, problem));

    private static List<KeyValuePair<string, string>> ReadProperties(JsonElement body)
    {
        if (!body.TryGetProperty("properties", out var properties) || properties.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        if (properties.ValueKind is not JsonValueKind.Object)
        {
            throw Wrong("properties must be an object");
        }

        return [.. properties.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Value(property.Name, property.Value)))];
    }

    private static string Value(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Null => "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => NumberText(value),
        _ => throw Wrong($"properties.{name} must be a text"),
    };

    private static string NumberText(JsonElement value)
    {
        var text = value.GetRawText();
        return text.AsSpan().IndexOfAny('e', 'E') >= 0 && value.TryGetDecimal(out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : text;
    }
}
