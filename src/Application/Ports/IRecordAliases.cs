using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

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
