using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Delivery;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Events;

/// <summary>Pushes events to subscribers.</summary>
internal sealed class PushWork(IPushes pushes, IEventFeed feed, SignedPush push, PushTurns turns, TimeProvider time) : IQueueWork
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    public string Queue => Queues.Pushes;

    public int Parallel => 32;

    public RetrySchedule Schedule => RetrySchedule.Push;

    public async Task<IReadOnlyList<Effect>> DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var work = PushMessage.Read(message.Payload);
        if (await pushes.FindAsync(work.Subscription, cancellationToken) is not { IsPaused: false } subscription || await feed.FindAsync(work.Sequence, cancellationToken) is not { } item)
            return [];
        using var turn = await turns.TakeAsync(subscription, cancellationToken);
        var answer = await push.SendAsync(subscription, item, cancellationToken);
        if (answer.Error is null)
            return subscription.FailingSince is null ? [] : [new SubscriptionRecovered(subscription.Id)];
        if (answer.IsGone || time.GetUtcNow() - message.EnqueuedAt >= Patience)
            return [new SubscriptionPaused(subscription.Id, answer.Error)];
        if (subscription.FailingSince is null || subscription.LastError != answer.Error)
            await pushes.NoteFailureAsync(subscription.Id, answer.Error, cancellationToken);
        throw new PushFailedException(answer.Error);
    }
}

/// <summary>Writes and signs an event, and sends it. Where no secret can be read nothing is sent: it waits for a new one.</summary>
internal sealed class SignedPush(IEventJson json, IPushSender sender, TimeProvider time)
{
    private static readonly PushAnswer Unsigned = PushAnswer.Failed("The secret cannot be read any more. Give the subscription a new one (rotate-secret).");

    public async Task<PushAnswer> SendAsync(EventSubscription subscription, FeedEvent item, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var timestamp = now.ToUnixTimeSeconds();
        var body = json.Write(item);
        var signatures = string.Join(' ', subscription.SecretsAt(now).Select(secret => secret.Sign(item.Id, timestamp, body.Span)));
        return signatures.Length == 0 ? Unsigned : await sender.SendAsync(new(subscription.Url, item.Id, timestamp, signatures, body), cancellationToken);
    }
}
