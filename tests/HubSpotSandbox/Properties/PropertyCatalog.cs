namespace HubSpotSandbox.Properties;

/// <summary>The properties and groups of one object type. Changed with the portal's lock held, read without it.</summary>
internal sealed class PropertyCatalog
{
    private readonly Dictionary<string, PropertyGroup> groups = new(StringComparer.Ordinal);
    private volatile Dictionary<string, PropertyDefinition> definitions = new(StringComparer.Ordinal);

    public PropertyCatalog(ObjectType type)
    {
        foreach (var definition in DefaultProperties.Of(type))
        {
            definitions[definition.Name] = definition;
            groups.TryAdd(definition.GroupName, new PropertyGroup(definition.GroupName, Words(definition.GroupName), groups.Count));
        }
    }

    public IEnumerable<PropertyDefinition> All => definitions.Values;

    public IEnumerable<PropertyGroup> Groups => groups.Values;

    /// <summary>A property in use; null for one that is unknown or archived.</summary>
    public PropertyDefinition? Find(string name) =>
        definitions.TryGetValue(name, out var definition) && definition.ArchivedAt is null ? definition : null;

    public PropertyDefinition? FindEvenArchived(string name) => definitions.GetValueOrDefault(name);

    public void Put(PropertyDefinition definition) =>
        definitions = new Dictionary<string, PropertyDefinition>(definitions, StringComparer.Ordinal) { [definition.Name] = definition };

    public PropertyGroup? FindGroup(string name) => groups.GetValueOrDefault(name);

    public void PutGroup(PropertyGroup group) => groups[group.Name] = group;

    public void RemoveGroup(string name) => groups.Remove(name);

    private static string Words(string name) =>
        string.Join(' ', name.Split('_').Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
