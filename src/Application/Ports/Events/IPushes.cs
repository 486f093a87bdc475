using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Ports.Events;

/// <summary>Events on their way from the feed to subscribers. All throw <see cref="Errors.StoreUnavailableException"/> when the database cannot be used.</summary>
public interface IPushes
{
    /// <summary>The active subscriptions that have not been handed everything up to a sequence.</summary>
    Task<IReadOnlyList<SubscriptionProgress>> BehindAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>Puts events into the queue, in their order, and moves the subscription's cursor, in one transaction.</summary>
    /// <returns>False when somebody else has moved or paused it since it was read: nothing was done.</returns>
    Task<bool> HandOverAsync(EventSubscription subscription, IReadOnlyList<FeedEvent> events, long cursor, CancellationToken cancellationToken);

    /// <summary>A subscription with its secrets; null when there is none with this id.</summary>
    Task<EventSubscription?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Keeps why the last push failed, and since when they do.</summary>
    Task NoteFailureAsync(string id, string error, CancellationToken cancellationToken);
}
