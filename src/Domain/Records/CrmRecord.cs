namespace HubSpotCrm.Domain.Records;

/// <summary>What every record of the CRM has, whatever its object type.</summary>
public abstract record CrmRecord
{
    private static readonly IReadOnlyDictionary<string, string?> NoProperties = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>HubSpot's record id: digits, unique within the object type.</summary>
    public required string Id { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>True in the recycle bin.</summary>
    public bool Archived { get; init; }

    /// <summary>The record's page in HubSpot; null where HubSpot does not say.</summary>
    public string? Url { get; init; }

    /// <summary>Values that no typed field covers, by HubSpot property name.</summary>
    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = NoProperties;

    /// <summary>Ids of associated records by the plural of their object type; null when they were not asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Associations { get; init; }

    public sealed override string ToString() => $"{GetType().Name} {Id}";
}

/// <summary>Tells a record's object type without a record in hand.</summary>
public interface ICrmRecord
{
    static abstract CrmObjectType ObjectType { get; }
}
