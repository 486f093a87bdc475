using HubSpotCrm.Domain.Associations;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>Associations between any two records. Seen from both sides at once.</summary>
public interface ICrmAssociations
{
    /// <summary>Associates two records, or adds a label to their association and keeps its others. Repeatable.</summary>
    /// <param name="label">The label's name in the direction from → to; null for none. <c>Primary</c> marks the primary company and takes the mark from the one before.</param>
    /// <exception cref="Errors.CrmRecordNotFoundException">One of the two does not exist.</exception>
    /// <exception cref="Errors.CrmRejectedException">There is no such label; the message lists those there are.</exception>
    Task AssociateAsync(RecordRef from, RecordRef to, string? label, CancellationToken cancellationToken);

    /// <summary>Removes the association with all its labels. Repeatable.</summary>
    /// <exception cref="Errors.CrmRecordNotFoundException">One of the two does not exist.</exception>
    Task DissociateAsync(RecordRef from, RecordRef to, CancellationToken cancellationToken);
}

/// <summary>Reads associations. Sees what is written at once; repeatable.</summary>
public interface ICrmAssociationReader
{
    /// <summary>A page of what a record is associated with.</summary>
    /// <exception cref="Errors.CrmRecordNotFoundException">The record does not exist.</exception>
    Task<Page<Association>> ListAsync(RecordRef from, CrmObjectType to, int limit, string? after, CancellationToken cancellationToken);
}
