using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>Archives records: they leave lists and searches and can be restored in HubSpot for 90 days. Repeatable.</summary>
public interface ICrmArchive<T>
    where T : CrmRecord, ICrmRecord
{
    /// <exception cref="Errors.CrmRecordNotFoundException">No such record ever was.</exception>
    Task ArchiveAsync(RecordId<T> id, CancellationToken cancellationToken);

    /// <summary>One outcome for each key, in their order; keys as in <see cref="ICrmReader{T}.GetManyAsync"/>.</summary>
    Task<IReadOnlyList<BatchOutcome<T>>> ArchiveManyAsync(IReadOnlyList<string> keys, string? by, CancellationToken cancellationToken);
}

/// <summary>Erases people for good (GDPR).</summary>
public interface IContactEraser
{
    /// <summary>Removes the contact and its data beyond recovery. Repeatable.</summary>
    Task EraseAsync(RecordId<Contact> id, CancellationToken cancellationToken);
}
