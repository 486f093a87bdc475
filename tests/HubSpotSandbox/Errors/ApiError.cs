using System.Text.Json;

namespace HubSpotSandbox.Errors;

/// <summary>HubSpot's error envelope (FACTS §10.1). Every member but the message is optional.</summary>
internal sealed record ApiError(int Status, string Message, string? Category = null)
{
    public string? SubCategory { get; init; }
    public IReadOnlyList<ErrorDetail> Details { get; init; } = [];
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Context { get; init; }
    public string? ErrorType { get; init; }
    public string? PolicyName { get; init; }
    public string? GroupName { get; init; }
    public bool WithScopesLink { get; init; }

    public ApiError WithContext(string name, IReadOnlyList<string> values)
    {
        var context = Context is null
            ? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            : new Dictionary<string, IReadOnlyList<string>>(Context, StringComparer.Ordinal);
        context[name] = values;
        return this with { Context = context };
    }

    /// <summary>Writes the members; the correlation id is absent in the errors inside a batch answer.</summary>
    public void Write(Utf8JsonWriter json, string? correlationId)
    {
        json.WriteStartObject();
        json.WriteString("status", "error");
        WriteIfSet(json, "category", Category);
        WriteIfSet(json, "subCategory", SubCategory);
        json.WriteString("message", Message);
        WriteIfSet(json, "errorType", ErrorType);
        WriteIfSet(json, "correlationId", correlationId);
        WriteIfSet(json, "policyName", PolicyName);
        WriteIfSet(json, "groupName", GroupName);
        WriteDetails(json);
        WriteContext(json, Context);
        if (WithScopesLink)
        {
            json.WriteStartObject("links");
            json.WriteString("scopes", "https://developers.hubspot.com/scopes");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteDetails(Utf8JsonWriter json)
    {
        if (Details.Count == 0)
        {
            return;
        }

        json.WriteStartArray("errors");
        foreach (var detail in Details)
        {
            json.WriteStartObject();
            json.WriteString("message", detail.Message);
            WriteIfSet(json, "code", detail.Code);
            WriteIfSet(json, "in", detail.In);
            WriteContext(json, detail.Context);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteContext(Utf8JsonWriter json, IReadOnlyDictionary<string, IReadOnlyList<string>>? context)
    {
        if (context is null)
        {
            return;
        }

        json.WriteStartObject("context");
        foreach (var (name, values) in context)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteIfSet(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}

internal sealed record ErrorDetail(string Message, string? Code = null, string? In = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Context = null);

/// <summary>Ends a request with an error of HubSpot's.</summary>
internal sealed class RefusedException(ApiError error) : Exception(error.Message)
{
    public ApiError Error { get; } = error;
}
