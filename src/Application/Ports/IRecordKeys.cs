using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>
/// Which record holds a key that the CRM itself neither keeps unique nor finds at once, such as a company's domain. Knows
/// what this service wrote, at the moment it is written; the CRM's search shows it some seconds later.
/// </summary>
public interface IRecordKeys
{
    /// <summary>The id of the record that held the key when it was last seen, or null. It may have changed or gone since.</summary>
    string? Find(CrmObjectType type, UniqueKey key);

    /// <summary>The record holds the key now, whoever held it before. May forget the oldest keys.</summary>
    void Remember(CrmObjectType type, UniqueKey key, string id);

    /// <summary>The record does not hold the key any more.</summary>
    void Forget(CrmObjectType type, UniqueKey key);

    /// <summary>Waits until nobody else works on this key. Disposing the result lets the next one in.</summary>
    Task<IDisposable> HoldAsync(CrmObjectType type, UniqueKey key, CancellationToken cancellationToken);
}
