using HubSpotCrm.Domain.Delivery;

namespace HubSpotCrm.Application.Ports.Delivery;

/// <summary>Work that was given up and waits for somebody to decide about it.</summary>
public sealed record DeadLetter(QueueMessage Message, string Error, DateTimeOffset DiedAt);

/// <summary>Which dead letters somebody means.</summary>
/// <param name="Queue">One of <see cref="Queues"/>.</param>
/// <param name="Lane">For example the record's.</param>
public sealed record DeadLetterFilter(string? Queue = null, string? Lane = null, DateTimeOffset? DiedAfter = null, DateTimeOffset? DiedBefore = null);

/// <summary>All throw <see cref="Errors.StoreUnavailableException"/> when the database cannot be used.</summary>
public interface IDeadLetters
{
    /// <summary>A page in the order of the ids.</summary>
    Task<IReadOnlyList<DeadLetter>> ListAsync(DeadLetterFilter filter, long after, int limit, CancellationToken cancellationToken);

    Task<DeadLetter?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Puts them back to their lanes, with no failures counted.</summary>
    /// <param name="id">One alone, or null for all that match.</param>
    /// <returns>How many.</returns>
    Task<int> ReplayAsync(long? id, DeadLetterFilter filter, CancellationToken cancellationToken);

    /// <summary>Puts another payload in the place of the one that failed.</summary>
    /// <returns>False when there is no dead letter with this id, or no more.</returns>
    Task<bool> CorrectAsync(long id, string payload, CancellationToken cancellationToken);

    /// <summary>Gives one up for good. An operation that it belongs to has failed, and its external id is free.</summary>
    /// <param name="problem">JSON: why the operation failed.</param>
    /// <returns>False when there is none with this id.</returns>
    Task<bool> DiscardAsync(long id, string problem, CancellationToken cancellationToken);
}
