namespace HubSpotSandbox.Associations;

internal enum AssociationKind
{
    /// <summary>Holds for every associated pair; any label implies it.</summary>
    Unlabelled,

    /// <summary>A label that a record gives to one company only.</summary>
    Primary,

    Label,
}

/// <summary>One direction of a way to associate two types (FACTS §6.2).</summary>
internal sealed class AssociationType(string category, int id, ObjectType from, ObjectType to, AssociationKind kind, string name)
{
    public const string HubSpotDefined = "HUBSPOT_DEFINED";
    public const string UserDefined = "USER_DEFINED";

    private AssociationType? other;

    public string Category => category;

    public int Id => id;

    public ObjectType From => from;

    public ObjectType To => to;

    public AssociationKind Kind => kind;

    /// <summary>The name in `associations=` of reads and in the v3 paths.</summary>
    public string Name => name;

    /// <summary>Changed with the portal's lock held.</summary>
    public string? Label { get; set; }

    /// <summary>The same seen from the other record; a symmetric type is its own inverse.</summary>
    public AssociationType Inverse => other ?? this;

    public bool IsLabel => Kind is not AssociationKind.Unlabelled;

    public static AssociationType[] Pair(AssociationType type, AssociationType inverse)
    {
        type.other = inverse;
        inverse.other = type;
        return [type, inverse];
    }
}
