using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Ports.Events;

/// <summary>A subscription without its secrets, and how many events wait in the queue for it.</summary>
public sealed record SubscriptionProgress(EventSubscription Subscription, long Queued);

/// <summary>Who wants events pushed. All throw <see cref="Errors.StoreUnavailableException"/> when the database cannot be used.</summary>
public interface IEventSubscriptions
{
    Task AddAsync(EventSubscription subscription, CancellationToken cancellationToken);

    /// <summary>A page in the order of the ids, which is the order in which they were made.</summary>
    Task<IReadOnlyList<SubscriptionProgress>> ListAsync(string? after, int limit, CancellationToken cancellationToken);

    Task<SubscriptionProgress?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes a subscription and all that waits for it.</summary>
    /// <returns>False when there is none with this id.</returns>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken);

    /// <summary>Changes the secret. The one before signs as well until then.</summary>
    /// <returns>False when there is none with this id.</returns>
    Task<bool> RotateAsync(string id, PushSecret secret, DateTimeOffset previousUntil, CancellationToken cancellationToken);

    /// <summary>Goes on after a place of the feed: what waits is dropped, and a pause ends.</summary>
    /// <param name="cursor">Null for where it stopped, so that nothing is left out.</param>
    /// <returns>False when there is none with this id.</returns>
    Task<bool> ReplayAsync(string id, long? cursor, CancellationToken cancellationToken);
}
