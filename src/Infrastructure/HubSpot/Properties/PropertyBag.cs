using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

/// <summary>
/// Property values in HubSpot's notation, with one method for each kind of value. HubSpot clears a value with an empty
/// text (https://developers.hubspot.com/docs/api-reference/latest/crm/properties/guide).
/// </summary>
internal sealed class PropertyBag(Dictionary<string, string?> values)
{
    public PropertyBag()
        : this(new(StringComparer.Ordinal))
    {
    }

    public Dictionary<string, string?> Values { get; } = values;

    public string? Text(string property) => Values.TryGetValue(property, out var value) && value is { Length: > 0 } ? value : null;

    public void Set(string property, Optional<string> text)
    {
        if (text.IsSet)
            Values[property] = text.Value ?? "";
    }

    public void Set(IReadOnlyDictionary<string, string?> custom)
    {
        foreach (var (property, value) in custom)
            Values[property] = value ?? "";
    }
}
