namespace HubSpotCrm.Domain.Records;

/// <summary>What every record of the CRM has, whatever its object type.</summary>
public interface ICrmRecord
{
    /// <summary>The object type, known without a record in hand.</summary>
    static abstract CrmObjectType Type { get; }

    /// <summary>HubSpot's record id: digits, unique within the object type.</summary>
    string Id { get; }

    DateTimeOffset? CreatedAt { get; }

    DateTimeOffset? UpdatedAt { get; }

    bool Archived { get; }

    /// <summary>The record's page in HubSpot; null where HubSpot does not say.</summary>
    string? Url { get; }

    /// <summary>Values that no typed field covers, by HubSpot property name.</summary>
    IReadOnlyDictionary<string, string?> CustomProperties { get; }
}
