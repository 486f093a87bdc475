using System.Text.Json;
using System.Text.Json.Nodes;

namespace Api.FunctionalTests.Records;

/// <summary>A field, its HubSpot property, and values for it.</summary>
public sealed record FieldScenario(string Name, string Property, string Value, string Other)
{
    /// <summary>A value that HubSpot refuses.</summary>
    public string Wrong { get; init; } = "MAYBE";

    /// <summary>The body of an update that sets <see cref="Other"/>.</summary>
    public JsonObject Change => new() { [Name] = Other };
}

/// <summary>A value of a field.</summary>
/// <param name="Name">Our field.</param>
/// <param name="Property">HubSpot's property.</param>
/// <param name="Json">How a caller writes it, and is answered.</param>
/// <param name="Stored">How HubSpot keeps it.</param>
public sealed record FieldValue(string Name, string Property, string Json, string Stored)
{
    /// <summary>A text that is the same on both sides.</summary>
    public static FieldValue Text(string name, string property, string value) => new(name, property, JsonSerializer.Serialize(value), value);

    public override string ToString() => Name;
}

public static class JsonBodies
{
    public static JsonObject With(this JsonObject body, string member, object? value)
    {
        body[member] = JsonSerializer.SerializeToNode(value);
        return body;
    }

    public static JsonObject WithCustom(this JsonObject body, string property, object? value)
    {
        if (body["customProperties"] is not JsonObject custom)
            body["customProperties"] = custom = [];
        custom[property] = JsonSerializer.SerializeToNode(value);
        return body;
    }
}
