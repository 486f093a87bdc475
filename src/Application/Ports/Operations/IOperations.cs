using HubSpotCrm.Domain.Operations;

namespace HubSpotCrm.Application.Ports.Operations;

/// <summary>Work to be done later, and the operation that shows it.</summary>
/// <param name="ExternalId">The caller's own name for it: of one kind there is one operation with this name.</param>
/// <param name="Queue">One of <see cref="Delivery.Queues"/>.</param>
/// <param name="Lane">What is done one after the other. The id of an operation means the lane of that one's work.</param>
/// <param name="Payload">JSON.</param>
/// <param name="LaneAfter">The lane of the record that the operation <paramref name="Lane"/> has made; null while there is none.</param>
public sealed record NewOperation(Operation Operation, string? ExternalId, string Queue, string Lane, string Payload, string? LaneAfter = null);

/// <param name="Status">Only those that have come this far.</param>
/// <param name="Kind">Only those of this kind.</param>
public sealed record OperationFilter(OperationStatus? Status = null, string? Kind = null);

/// <summary>Operations are kept for thirty days after their end. All throw <see cref="Errors.StoreUnavailableException"/> when the database cannot be used.</summary>
public interface IOperations
{
    /// <summary>
    /// Keeps the operation and puts its work into the queue, both or neither. Returns when they are on disk. Work on a record
    /// that waits in another lane, because it named the record otherwise, is gone after: the new work goes into that lane.
    /// </summary>
    /// <returns>The operation; an earlier one when its external id is known.</returns>
    Task<(Operation Operation, bool IsNew)> AcceptAsync(NewOperation accepted, CancellationToken cancellationToken);

    Task<Operation?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Those of the ids that there are, in no order.</summary>
    Task<IReadOnlyList<Operation>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>The operation of a kind that was accepted under this external id.</summary>
    Task<Operation?> FindByExternalIdAsync(string kind, string externalId, CancellationToken cancellationToken);

    /// <summary>A page, newest first.</summary>
    /// <param name="after">The id of the last one of the page before.</param>
    Task<IReadOnlyList<Operation>> ListAsync(OperationFilter filter, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Shows how far the steps have come. For those who watch: what is done once is kept elsewhere.</summary>
    Task ShowStepsAsync(string id, IReadOnlyList<OperationStep> steps, CancellationToken cancellationToken);

    /// <summary>Forgets some of those that ended long ago.</summary>
    /// <returns>False when none are left.</returns>
    Task<bool> PurgeAsync(CancellationToken cancellationToken);
}
