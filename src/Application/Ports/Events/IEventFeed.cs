using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Ports.Events;

/// <summary>Which events of the feed somebody wants.</summary>
/// <param name="Types">Types, or <c>contact.*</c>; empty means all.</param>
/// <param name="ObjectType">Singular.</param>
public sealed record EventFilter(IReadOnlyList<string> Types, string? ObjectType = null, string? ObjectId = null)
{
    public static EventFilter All { get; } = new([]);
}

/// <summary>The events, in an order that never changes. Repeatable.</summary>
public interface IEventFeed
{
    /// <summary>The next events after a sequence; none when there are none yet.</summary>
    /// <exception cref="Errors.StoreUnavailableException">The feed cannot be read now.</exception>
    Task<IReadOnlyList<FeedEvent>> ReadAsync(long after, EventFilter filter, int limit, CancellationToken cancellationToken);

    /// <summary>The event at a sequence, or null when it is not kept any more.</summary>
    Task<FeedEvent?> FindAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>The last sequence that was given out before a point in time; 0 when there is none.</summary>
    Task<long> SequenceBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>The last sequence of all; 0 for an empty feed.</summary>
    Task<long> LastSequenceAsync(CancellationToken cancellationToken);

    /// <summary>Forgets events that have had their time.</summary>
    /// <returns>True when there are more to forget.</returns>
    Task<bool> PurgeAsync(CancellationToken cancellationToken);
}
