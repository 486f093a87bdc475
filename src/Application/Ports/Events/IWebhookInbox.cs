using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Ports.Events;

/// <summary>Deliveries between their acknowledgement and the feed. A delivery is in one of the two at any time, whatever happens to the process.</summary>
public interface IWebhookInbox
{
    /// <summary>Keeps a delivery. Returns when it is on disk.</summary>
    /// <param name="source">Who wrote it: one of <see cref="EventSources"/>.</param>
    /// <param name="body">As it was received.</param>
    /// <param name="cancellationToken">Ends the waiting; the delivery may be kept all the same.</param>
    /// <exception cref="Errors.StoreUnavailableException">It may or may not be kept.</exception>
    Task StoreAsync(string source, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>
    /// Moves the oldest deliveries to the feed, in one transaction: their events get their place in it unless they are
    /// repetitions, and those that somebody reacts to go to the queue of reactions as well.
    /// </summary>
    /// <param name="isReactedTo">Whether a reaction waits for such an event.</param>
    /// <param name="cancellationToken">Ends the work; what is not committed is done again.</param>
    /// <returns>False when no delivery waits.</returns>
    Task<bool> MoveToFeedAsync(Func<CrmEvent, bool> isReactedTo, CancellationToken cancellationToken);
}
