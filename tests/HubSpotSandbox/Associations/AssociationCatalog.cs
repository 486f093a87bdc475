using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HubSpotSandbox.Associations;

/// <summary>The association types of the portal: HubSpot's own and the user's labels. Used with the portal's lock held.</summary>
internal sealed class AssociationCatalog
{
    private const int FirstOwnId = 36;

    private readonly Dictionary<(string Category, int Id), AssociationType> byId = [];
    private readonly Dictionary<(ObjectType From, ObjectType To), List<AssociationType>> byPair = [];
    private int nextId = FirstOwnId;

    public AssociationCatalog()
    {
        foreach (var type in DefinedTypes.All)
        {
            Add(type);
        }
    }

    public IReadOnlyList<AssociationType> Between(ObjectType from, ObjectType to) => byPair.GetValueOrDefault((from, to), []);

    /// <summary>The unlabelled type of a pair; null when such records cannot be associated.</summary>
    public AssociationType? Default(ObjectType from, ObjectType to) => Between(from, to).FirstOrDefault(type => !type.IsLabel);

    public AssociationType? Primary(ObjectType from, ObjectType to) => Between(from, to).FirstOrDefault(type => type.Kind is AssociationKind.Primary);

    public AssociationType? Named(ObjectType from, ObjectType to, string name) =>
        Between(from, to).FirstOrDefault(type => string.Equals(type.Name, name, StringComparison.OrdinalIgnoreCase));

    public bool TryFind(string category, string id, [NotNullWhen(true)] out AssociationType? type)
    {
        type = null;
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && byId.TryGetValue((category, number), out type);
    }

    /// <summary>A label of the user's in both directions; between records of one type and without a label of its own for the way back, one type.</summary>
    public IReadOnlyList<AssociationType> AddLabel(ObjectType from, ObjectType to, string name, string label, string? inverseLabel)
    {
        var type = Own(from, to, name, label);
        AssociationType[] added = from == to && inverseLabel is null
            ? [type]
            : AssociationType.Pair(type, Own(to, from, name, inverseLabel ?? label));
        foreach (var direction in added)
        {
            Add(direction);
        }

        return added;
    }

    public void Remove(AssociationType type)
    {
        foreach (var direction in new[] { type, type.Inverse })
        {
            byId.Remove((direction.Category, direction.Id));
            byPair[(direction.From, direction.To)].Remove(direction);
        }
    }

    private AssociationType Own(ObjectType from, ObjectType to, string name, string label) =>
        new(AssociationType.UserDefined, nextId++, from, to, AssociationKind.Label, name) { Label = label };

    private void Add(AssociationType type)
    {
        byId.Add((type.Category, type.Id), type);
        if (!byPair.TryGetValue((type.From, type.To), out var types))
        {
            byPair[(type.From, type.To)] = types = [];
        }

        types.Add(type);
    }
}
