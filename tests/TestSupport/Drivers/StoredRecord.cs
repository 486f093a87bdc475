using System.Text.Json.Nodes;

namespace TestSupport.Drivers;

/// <summary>A record as HubSpot keeps it.</summary>
public sealed record StoredRecord(string Id, IReadOnlyDictionary<string, string?> Properties, bool Archived)
{
    public string? this[string property] => Properties.GetValueOrDefault(property);

    internal static StoredRecord Of(JsonNode record) => new(
        record["id"]!.ToString(),
        record["properties"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value?.ToString(), StringComparer.Ordinal),
        record["archived"]!.GetValue<bool>());
}
