using System.Collections.Concurrent;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Domain.Delivery;

namespace HubSpotCrm.Infrastructure.Persistence.Queue;

/// <summary>The one queue engine: claims, fences and counts on the tables of both databases.</summary>
internal sealed class QueueEngine(ICrmDatabase database, EffectWriter effects, ClaimNames claims, IWakeUps wakeUps) : IQueueEngine
{
    private const int MostInLane = 10;

    /// <summary>Of payloads in one claim, not counting the last.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>For lanes whose messages were too large for a claim.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>What is worked on here. A claim that this process does not know of, because its answer was lost, runs out.</summary>
    private readonly ConcurrentDictionary<ClaimedLane, byte> _held = [];

    public async Task<IReadOnlyList<ClaimedLane>> ClaimAsync(string queue, int mostLanes, CancellationToken cancellationToken)
    {
        var claimed = await database.WriteAsync(session => ClaimAsync(session, queue, mostLanes), cancellationToken);
        foreach (var lane in claimed)
            _held.TryAdd(lane, 0);
        return claimed;
    }

    public Task RenewAsync(CancellationToken cancellationToken)
    {
        var held = _held.Keys.OrderBy(lane => lane.Queue, StringComparer.Ordinal).ThenBy(lane => lane.Lane, StringComparer.Ordinal).ToList();    // in one order, as all who lock lanes
        return held.Count == 0 ? Task.CompletedTask : database.WriteAsync(async session =>
        {
            var until = await database.ClockAsync(session) + (long)Lease.TotalMilliseconds;
            await session.ExecuteManyAsync(QueueSql.Renew, held.Select(lane => ((string, object?)[])[("until", until), ("queue", lane.Queue), ("lane", lane.Lane), ("claim", lane.Claim)]));
            return held.Count;
        }, cancellationToken);
    }

    public void Forget(ClaimedLane lane) => _held.TryRemove(lane, out _);

    public Task BeginAsync(ClaimedLane lane, QueueMessage message, CancellationToken cancellationToken) => FencedAsync(lane, async session =>
    {
        await session.ExecuteAsync(QueueSql.Begin, ("id", message.Id));
    }, cancellationToken);

    public async Task FinishAsync(ClaimedLane lane, QueueMessage message, IReadOnlyList<Effect> done, QueueMessage? next, CancellationToken cancellationToken)
    {
        await FencedAsync(lane, async session =>
        {
            await effects.WriteAsync(session, done);
            await session.ExecuteAsync(QueueSql.Remove, ("id", message.Id));
            if (next is null)
                await CloseAsync(session, lane, wait: null);
            else if (!next.IsSuspect)
                await session.ExecuteAsync(QueueSql.Begin, ("id", next.Id));
        }, cancellationToken);
        Ring(done);
    }

    public Task FailAsync(ClaimedLane lane, QueueMessage message, string error, TimeSpan? wait, bool isCounted, CancellationToken cancellationToken) => FencedAsync(lane, async session =>
    {
        var now = await database.ClockAsync(session);
        await session.ExecuteAsync(QueueSql.Fail, ("id", message.Id), ("failures", isCounted ? 1 : 0), ("error", error), ("dead", wait is null ? now : null));
        await CloseAsync(session, lane, wait);
    }, cancellationToken);

    public Task ReleaseAsync(ClaimedLane lane, QueueMessage? begun, TimeSpan wait, CancellationToken cancellationToken) => FencedAsync(lane, async session =>
    {
        if (begun is { IsSuspect: false })
            await session.ExecuteAsync(QueueSql.Unbegin, ("id", begun.Id));
        await CloseAsync(session, lane, wait);
    }, cancellationToken);

    public Task TakeBackAsync(ClaimedLane lane, CancellationToken cancellationToken) => FencedAsync(lane, async session =>
    {
        await session.ExecuteManyAsync(QueueSql.Restart, lane.Messages.Select(message => ((string, object?)[])[("id", message.Id), ("starts", message.Starts)]));
        await CloseAsync(session, lane, wait: null);
    }, cancellationToken);

    private void Ring(IReadOnlyList<Effect> done)
    {
        foreach (var ended in done.OfType<OperationEnded>())
            wakeUps.Ring(WakeUpTopics.Operation(ended.Id));
        foreach (var changed in done.OfType<BookingChanged>())
        {
            wakeUps.Ring(WakeUpTopics.Booking(changed.After.Id));
            if (changed.Mail is not null)
                wakeUps.Ring(Queues.Mails);
            foreach (var queue in changed.Next.Select(task => task.Queue).Distinct(StringComparer.Ordinal))
                wakeUps.Ring(queue);
        }
    }

    private async Task<List<ClaimedLane>> ClaimAsync(DbSession session, string queue, int mostLanes)
    {
        var now = await database.ClockAsync(session);
        var claim = claims.Next();
        var lanes = await session.ListAsync(database.Words.Claim, row => row.GetString(0),
            ("queue", queue), ("now", now), ("claim", claim), ("until", now + (long)Lease.TotalMilliseconds), ("most", mostLanes));
        if (lanes.Count == 0)
            return [];
        var messages = (await session.ListAsync(database.Words.Claimed, QueueSql.ReadMessage, ("queue", queue), ("claim", claim), ("each", MostInLane), ("bytes", MostBytes))).ToLookup(message => message.Lane, StringComparer.Ordinal);
        var claimed = lanes.Select(lane => new ClaimedLane(queue, lane, claim, [.. messages[lane]])).ToList();
        foreach (var lane in claimed.Where(lane => lane.Messages.Count == 0))
            await CloseAsync(session, lane, Moment);
        claimed.RemoveAll(lane => lane.Messages.Count == 0);
        var heads = claimed.Where(lane => lane.Messages is [{ IsSuspect: false }, ..]).Select(lane => ((string, object?)[])[("id", lane.Messages[0].Id)]);
        await session.ExecuteManyAsync(QueueSql.Begin, heads);
        return claimed;
    }

    // The lane is locked by the fence already, so a message that is being added to it is seen, or opens it again.
    private async Task CloseAsync(DbSession session, ClaimedLane lane, TimeSpan? wait)
    {
        if (await session.ExecuteAsync(QueueSql.DropEmptyLane, ("queue", lane.Queue), ("lane", lane.Lane)) == 0)
            await session.ExecuteAsync(QueueSql.GiveBack, ("queue", lane.Queue), ("lane", lane.Lane), ("due", await database.ClockAsync(session) + (long)(wait ?? TimeSpan.Zero).TotalMilliseconds));
    }

    private Task<bool> FencedAsync(ClaimedLane lane, Func<DbSession, Task> work, CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync(QueueSql.Fence, ("queue", lane.Queue), ("lane", lane.Lane), ("claim", lane.Claim)) == 0)
            throw new ClaimLostException();
        await work(session);
        return true;
    }, cancellationToken);
}
