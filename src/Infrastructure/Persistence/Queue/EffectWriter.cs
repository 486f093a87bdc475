using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Domain.Webhooks;
using HubSpotCrm.Infrastructure.Persistence.Events;
using HubSpotCrm.Infrastructure.Persistence.Keys;
using HubSpotCrm.Infrastructure.Persistence.Operations;
using HubSpotCrm.Infrastructure.Persistence.Scheduling;
using HubSpotCrm.Infrastructure.Persistence.Subscriptions;

namespace HubSpotCrm.Infrastructure.Persistence.Queue;

/// <summary>Writes what finished work changes, within the transaction that ends the work.</summary>
internal sealed class EffectWriter(TimeProvider time)
{
    public async Task WriteAsync(DbSession session, IReadOnlyList<Effect> effects)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var effect in effects)
            await WriteAsync(session, effect, now);
    }

    private static Task WriteAsync(DbSession session, Effect effect, long now) => effect switch
    {
        HoldsKey holds => KeyEffects.HoldAsync(session, holds, now),
        RecordGone gone => KeyEffects.ForgetAsync(session, gone),
        RecordsMerged merged => KeyEffects.MergeAsync(session, merged, now),
        RecordErased erased => ErasedRecords.EraseAsync(session, erased),
        EventRaised raised => InboxTable.StoreAsync(session, EventSources.Reaction, RaisedEvents.Write(raised.Event), now),
        DeliveryReturned returned => InboxTable.StoreAsync(session, returned.Source, returned.Body, now),
        BookingChanged changed => BookingEffects.ChangeAsync(session, changed, now),
        OperationEnded ended => OperationTable.EndAsync(session, ended, now),
        WorkLeft left => QueueTable.EnqueueAsync(session, left.Queue, [(left.Lane, left.Payload)], now),
        SubscriptionPaused paused => Pushes.PauseAsync(session, paused, now),
        SubscriptionRecovered recovered => Pushes.RecoverAsync(session, recovered),
        _ => throw new NotSupportedException($"Nothing writes the effect {effect.GetType().Name}."),
    };
}
