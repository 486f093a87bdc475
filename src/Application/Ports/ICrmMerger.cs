using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>Merges two records of one type into one. Cannot be undone. Repeated in the same work it gives the surviving record.</summary>
public interface ICrmMerger<T>
    where T : CrmRecord, ICrmRecord
{
    /// <summary>The surviving record. It usually has a new id; both old ids keep leading to it.</summary>
    /// <param name="primary">Its values win where the two differ.</param>
    /// <exception cref="Errors.CrmRecordNotFoundException">One of the two does not exist.</exception>
    Task<T> MergeAsync(RecordId<T> primary, RecordId<T> duplicate, CancellationToken cancellationToken);
}
