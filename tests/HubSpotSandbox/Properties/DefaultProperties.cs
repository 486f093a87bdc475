using System.Text.Json;

namespace HubSpotSandbox.Properties;

/// <summary>Reads the property set that a new HubSpot account has, from the files in Defaults.</summary>
internal static class DefaultProperties
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, IReadOnlyList<PropertyDefinition>> ByType =
        ObjectTypes.All.ToDictionary(type => type.Plural, type => (IReadOnlyList<PropertyDefinition>)Read(type), StringComparer.Ordinal);

    public static IReadOnlyList<PropertyDefinition> Of(ObjectType type) => ByType[type.Plural];

    private static PropertyDefinition[] Read(ObjectType type)
    {
        var name = $"Defaults/{type.Plural}.json";
        using var file = typeof(DefaultProperties).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        var listed = JsonSerializer.Deserialize<PropertyDefinition[]>(file, Options)
            ?? throw new InvalidOperationException($"The resource {name} holds no properties.");
        var names = listed.Select(definition => definition.Name).ToHashSet(StringComparer.Ordinal);
        var system = SystemProperties.DefinitionsOf(type).Where(definition => !names.Contains(definition.Name));
        return [.. listed.Concat(system).Select(definition => definition with { HubSpotDefined = true })];
    }
}
