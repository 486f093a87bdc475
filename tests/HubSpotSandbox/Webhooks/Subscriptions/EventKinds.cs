namespace HubSpotSandbox.Webhooks.Subscriptions;

/// <summary>The kinds of events an app may subscribe to (FACTS §12.1): a family, a dot, and what happened.</summary>
internal static class EventKinds
{
    public const string Creation = "creation";
    public const string Deletion = "deletion";
    public const string Merge = "merge";
    public const string PropertyChange = "propertyChange";
    public const string AssociationChange = "associationChange";
    public const string PrivacyDeletion = "privacyDeletion";

    /// <summary>The family that names the type of the record in `objectTypeId`.</summary>
    public const string Generic = "object";

    /// <summary>The types with a family of their own that the sandbox serves.</summary>
    public static IReadOnlyList<ObjectType> Classic { get; } = [ObjectTypes.Contacts, ObjectTypes.Companies, ObjectTypes.Deals, ObjectTypes.Tickets];

    /// <summary>The types that only the generic family tells of.</summary>
    public static IReadOnlyList<ObjectType> Engagements { get; } = [.. ObjectTypes.All.Except(Classic)];

    private static readonly string[] OfRecords = [Creation, Deletion, Merge, "restore", PropertyChange, AssociationChange];

    /// <summary>All 48, also those of objects that the sandbox does not have.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Of("contact", [.. OfRecords, PrivacyDeletion]),
        .. Of("company", OfRecords),
        .. Of("deal", OfRecords),
        .. Of("ticket", OfRecords),
        .. Of("line_item", OfRecords),
        .. Of("product", [.. OfRecords.SkipLast(1)]),
        .. Of("conversation", [Creation, Deletion, "newMessage", PrivacyDeletion, PropertyChange]),
        .. Of(Generic, OfRecords),
        "event.completed",
    ];

    private static readonly Dictionary<(string Family, string Change), string> Names = All.ToDictionary(kind => (Family(kind), kind[(kind.IndexOf('.', StringComparison.Ordinal) + 1)..]));

    /// <summary>The kind's name; null when there is no such kind, `company.privacyDeletion` for example.</summary>
    public static string? Find(string family, string change) => Names.GetValueOrDefault((family, change));

    public static string Family(string kind) => kind[..kind.IndexOf('.', StringComparison.Ordinal)];

    private static IEnumerable<string> Of(string family, string[] changes) => changes.Select(change => $"{family}.{change}");
}
