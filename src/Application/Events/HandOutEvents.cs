using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using MediatR;

namespace HubSpotCrm.Application.Events;

/// <summary>Hands events of the feed to the queue of pushes, for each subscription those of its types.</summary>
/// <returns>False when there was nothing to hand out.</returns>
public sealed record HandOutEventsCommand : ICommand<bool>;

internal sealed class HandOutEventsHandler(IPushes pushes, IEventFeed feed, IWakeUps wakeUps) : IRequestHandler<HandOutEventsCommand, bool>
{
    // What a dead target holds up waits in the feed, not in the queue.
    private const int MostQueued = 1_000;
    private const int AtOnce = 200;

    public async Task<bool> Handle(HandOutEventsCommand request, CancellationToken cancellationToken)
    {
        var last = await feed.LastSequenceAsync(cancellationToken);
        var isMoved = false;
        foreach (var each in await pushes.BehindAsync(last, cancellationToken))
            isMoved |= each.Queued < MostQueued && await HandOutAsync(each, last, cancellationToken);
        return isMoved;
    }

    // A filter may end its page early (IEventFeed), but finds nothing only when there is nothing: then the cursor passes all that was looked at.
    private async Task<bool> HandOutAsync(SubscriptionProgress progress, long last, CancellationToken cancellationToken)
    {
        var (subscription, room) = (progress.Subscription, MostQueued - (int)progress.Queued);
        var events = await feed.ReadAsync(subscription.Cursor, new(subscription.Types ?? []), Math.Min(room, AtOnce), cancellationToken);
        var cursor = events.Count > 0 ? events[^1].Sequence : last;
        if (!await pushes.HandOverAsync(subscription, events, cursor, cancellationToken))
            return false;
        if (events.Count > 0)
            wakeUps.Ring(Queues.Pushes);
        return true;
    }
}
