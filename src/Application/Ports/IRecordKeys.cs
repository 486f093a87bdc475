using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>A key and the record that holds it.</summary>
public readonly record struct HeldKey(UniqueKey Key, string RecordId);

/// <summary>
/// Which record holds a key that the CRM itself neither keeps unique nor finds at once, such as a company's domain. Knows
/// what this service wrote, in any of its instances, at the moment it is written; the CRM's search shows it some seconds later.
/// </summary>
public interface IRecordKeys
{
    /// <summary>The id of the record that held the key when it was last seen, or null. It may have changed or gone since: look before trusting it.</summary>
    /// <exception cref="Errors.StoreUnavailableException">It cannot be told.</exception>
    Task<string?> FindAsync(CrmObjectType type, UniqueKey key, CancellationToken cancellationToken);

    /// <summary>The records hold these keys now, whoever held them before. Never throws because of the store: what it cannot keep now it knows until it can.</summary>
    Task RememberAsync(CrmObjectType type, IReadOnlyCollection<HeldKey> keys, CancellationToken cancellationToken);

    /// <summary>The record does not hold the key any more. Nothing happens when another one does by now.</summary>
    Task ForgetAsync(CrmObjectType type, HeldKey key, CancellationToken cancellationToken);

    /// <summary>Nothing is kept of this record, nor of a person's bookings: they are personal data.</summary>
    /// <exception cref="Errors.StoreUnavailableException">They may still be there.</exception>
    Task ForgetRecordAsync(CrmObjectType type, string id, CancellationToken cancellationToken);

    /// <summary>Waits, no longer than the caller would, until nobody else works on this key in any instance. Disposing the result lets the next one in.</summary>
    /// <exception cref="Errors.CrmBusyException">Somebody did for as long as the caller waits.</exception>
    Task<IAsyncDisposable> HoldAsync(CrmObjectType type, UniqueKey key, CancellationToken cancellationToken);
}

/// <summary>Ids that were merged away. The CRM answers for them, but events and other programs still speak of them.</summary>
public interface IRecordAliases
{
    /// <summary>The id that answers for this one, or null when none is known.</summary>
    /// <exception cref="Errors.StoreUnavailableException">It cannot be told.</exception>
    Task<string?> FindAsync(CrmObjectType type, string id, CancellationToken cancellationToken);

    /// <summary>
    /// The old ids lead to the current one from now on, and so do those that led to them. Never throws because of the store:
    /// what is not kept is learnt again when the record is next read by its old id.
    /// </summary>
    Task RememberAsync(CrmObjectType type, IReadOnlyCollection<string> oldIds, string currentId, CancellationToken cancellationToken);
}
