using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using HubSpotCrm.Infrastructure.Persistence.Queue;

namespace HubSpotCrm.Infrastructure.Persistence.Subscriptions;

/// <summary>Hands events over to the queue, and keeps how their pushes go.</summary>
internal sealed class Pushes(ICrmDatabase database, KeptSecrets secrets, TimeProvider time) : IPushes
{
    private const string BehindSql = $"{SubscriptionTable.SelectProgress} WHERE s.paused_at IS NULL AND s.cursor < @sequence ORDER BY s.id";
    private const string FindSql = $"{SubscriptionTable.Select} WHERE s.id = @id";
    private const string MoveSql = "UPDATE event_subscriptions SET cursor = @new WHERE id = @id AND cursor = @old AND paused_at IS NULL";
    private const string FailingSql = "UPDATE event_subscriptions SET failing_since = COALESCE(failing_since, @now), last_error = @error WHERE id = @id AND paused_at IS NULL";
    private const string RecoverSql = "UPDATE event_subscriptions SET failing_since = NULL, last_error = NULL WHERE id = @id AND paused_at IS NULL AND failing_since IS NOT NULL";
    private const string PauseSql =
        "UPDATE event_subscriptions SET paused_at = @now, failing_since = COALESCE(failing_since, @now), last_error = @error WHERE id = @id AND paused_at IS NULL";

    public async Task<IReadOnlyList<SubscriptionProgress>> BehindAsync(long sequence, CancellationToken cancellationToken) =>
        await secrets.OpenAsync(await database.ReadAsync(session => session.ListAsync(BehindSql, SubscriptionTable.ReadProgress, ("sequence", sequence)), cancellationToken));

    // The queue first: whoever finishes a push has its lane before it changes the subscription, and two orders of locks would meet.
    public async Task<bool> HandOverAsync(EventSubscription subscription, IReadOnlyList<FeedEvent> events, long cursor, CancellationToken cancellationToken)
    {
        var work = events.Select(item => (PushMessage.LaneOf(subscription.Id, item.Event), new PushMessage(subscription.Id, item.Sequence).Write())).ToList();
        try
        {
            return await database.WriteAsync(async session =>
            {
                await QueueTable.EnqueueAsync(session, Queues.Pushes, work, Now());
                return await session.ExecuteAsync(MoveSql, ("id", subscription.Id), ("old", subscription.Cursor), ("new", cursor)) > 0 ? true : throw new CursorMovedException();
            }, cancellationToken);
        }
        catch (CursorMovedException)
        {
            return false;
        }
    }

    public async Task<EventSubscription?> FindAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.FirstAsync(FindSql, SubscriptionTable.Read, ("id", id)), cancellationToken) is { } kept ? await secrets.OpenAsync(kept) : null;

    public Task NoteFailureAsync(string id, string error, CancellationToken cancellationToken) =>
        database.ExecuteAsync(FailingSql, cancellationToken, ("id", id), ("error", error), ("now", Now()));

    public static Task RecoverAsync(DbSession session, SubscriptionRecovered recovered) => session.ExecuteAsync(RecoverSql, ("id", recovered.Id));

    /// <summary>Nothing is lost: what was not delivered is behind the cursor again.</summary>
    public static async Task PauseAsync(DbSession session, SubscriptionPaused paused, long now)
    {
        if (await session.ExecuteAsync(PauseSql, ("id", paused.Id), ("error", paused.Error), ("now", now)) == 0)
            return;
        await SubscriptionTable.GoBackAsync(session, paused.Id);
        await session.ExecuteAsync(SubscriptionTable.DropSql, ("id", paused.Id));
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed class CursorMovedException : Exception;
}
