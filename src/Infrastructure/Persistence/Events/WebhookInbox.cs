using System.Runtime.InteropServices;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Domain.Delivery;
using HubSpotCrm.Domain.Webhooks;
using HubSpotCrm.Infrastructure.HubSpot.Webhooks;
using HubSpotCrm.Infrastructure.Persistence.Queue;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>
/// Deliveries are kept as they came: one row and one commit for up to a hundred events (docs/adr/0014). They are taken
/// apart afterwards, oldest first.
/// </summary>
internal sealed partial class WebhookInbox(ICrmDatabase database, HubSpotEvents parser, IWakeUps wakeUps, TimeProvider time, ILogger<WebhookInbox> logger) : IWebhookInbox
{
    private const int MostDeliveries = 100;
    private const int MostBytes = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);
    private const int EnoughEvents = 150;    // a transaction that holds others up for some milliseconds

    // Up to a number of deliveries, and up to a size: a hundred large ones are not read at once.
    private const string OldestSql =
        "SELECT id, source, received_at, body, failures FROM inbox_deliveries WHERE id IN (SELECT id FROM (SELECT id, LENGTH(body) AS size, SUM(LENGTH(body)) OVER (ORDER BY id) AS total " +
        "FROM (SELECT id, body FROM inbox_deliveries WHERE due_at <= @now ORDER BY id LIMIT @most) oldest) sized WHERE total - size < @bytes) ORDER BY id";
    private const string TakeSql = "DELETE FROM inbox_deliveries WHERE id = @id RETURNING id";
    private const string FailSql = "UPDATE inbox_deliveries SET failures = failures + 1, due_at = @due WHERE id = @id";

    public async Task StoreAsync(string source, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var bytes = MemoryMarshal.TryGetArray(body, out var all) && all is { Offset: 0, Array: { } array } && array.Length == all.Count ? array : body.ToArray();
        var storing = database.WriteAsync(session => InboxTable.StoreAsync(session, source, bytes, Now()), cancellationToken);
        try
        {
            await storing.WaitAsync(Patience, TimeProvider.System, cancellationToken);    // a disk takes real time, also where a test drives the clock
        }
        catch (TimeoutException slow)
        {
            throw new StoreUnavailableException("The service's database takes too long.", slow);    // what is stored all the same is known as a repetition when it comes again
        }

        wakeUps.Ring(WakeUpTopics.Inbox);
    }

    public async Task<bool> MoveToFeedAsync(Func<CrmEvent, bool> isReactedTo, CancellationToken cancellationToken)
    {
        var oldest = await database.ReadAsync(session => session.ListAsync(OldestSql, InboxDelivery.Read, ("now", Now()), ("most", MostDeliveries), ("bytes", MostBytes)), cancellationToken);
        if (oldest.Count == 0)
            return false;
        var batch = await ParseAsync(oldest, cancellationToken);
        try
        {
            await MoveAsync(batch, isReactedTo, cancellationToken);
        }
        catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
        {
            await MoveOneByOneAsync(batch, isReactedTo, cancellationToken);    // one of them is the cause, and the others must not wait for it
        }

        wakeUps.Ring(WakeUpTopics.Feed);
        wakeUps.Ring(Queues.Reactions);
        return true;
    }

    private async Task<List<ParsedDelivery>> ParseAsync(IEnumerable<InboxDelivery> oldest, CancellationToken cancellationToken)
    {
        var batch = new List<ParsedDelivery>();
        var events = 0;
        foreach (var delivery in oldest.TakeWhile(_ => events < EnoughEvents))
        {
            try
            {
                batch.Add(delivery.Parse(parser));
                events += batch[^1].Events.Count;
            }
#pragma warning disable CA1031 // whatever it is, it is this delivery's own
            catch (Exception failure)
#pragma warning restore CA1031
            {
                await FailAsync(delivery, failure, cancellationToken);
            }
        }

        return batch;
    }

    private async Task MoveOneByOneAsync(List<ParsedDelivery> batch, Func<CrmEvent, bool> isReactedTo, CancellationToken cancellationToken)
    {
        foreach (var parsed in batch)
        {
            try
            {
                await MoveAsync([parsed], isReactedTo, cancellationToken);
            }
            catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
            {
                await FailAsync(parsed.Delivery, failure, cancellationToken);
            }
        }
    }

    private Task<bool> MoveAsync(List<ParsedDelivery> batch, Func<CrmEvent, bool> isReactedTo, CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        var last = await session.FirstAsync(FeedTable.TakeSequencesSql, row => row.GetInt64(0), ("count", (long)batch.Sum(parsed => parsed.Events.Count)));
        var taken = await session.FirstOfManyAsync(TakeSql, row => row.GetInt64(0), [.. batch.Select(parsed => ((string, object?)[])[("id", parsed.Delivery.Id)])]);
        var own = batch.Where((_, at) => taken[at] != 0).ToList();    // another instance was faster with the others
        var events = own.SelectMany(parsed => parsed.Events.Select(item => (Event: item, parsed.Delivery))).ToList();
        var sequence = last - events.Count;
        var rows = events.Select(each => FeedTable.Values(each.Event, ++sequence, each.Delivery.ReceivedAt, each.Delivery.Source)).ToList();
        var stale = await session.FirstOfManyAsync(FeedTable.AppendSql, row => (long?)row.GetInt64(0), rows);
        var work = events.Where((each, at) => stale[at] == 0 && each.Delivery.Source != EventSources.Reaction && isReactedTo(each.Event))    // neither a repetition nor late
            .SelectMany(each => ReactionWork.Of(each.Event)).ToList();
        await QueueTable.EnqueueAsync(session, Queues.Reactions, work, Now());
        return work.Count > 0;
    }, cancellationToken);

    private async Task FailAsync(InboxDelivery delivery, Exception failure, CancellationToken cancellationToken)
    {
        Log.Failed(logger, failure, delivery.Id, delivery.Failures + 1);
        if (RetrySchedule.Inbox.Wait(delivery.Failures + 1, Random.Shared.NextDouble()) is { } wait)
            await database.ExecuteAsync(FailSql, cancellationToken, ("id", delivery.Id), ("due", Now() + (long)wait.TotalMilliseconds));
        else
            await BuryAsync(delivery, failure, cancellationToken);
    }

    private Task<bool> BuryAsync(InboxDelivery delivery, Exception failure, CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        if (await session.FirstAsync(TakeSql, row => row.GetInt64(0), ("id", delivery.Id)) != 0)
            await QueueTable.BuryAsync(session, Queues.Reactions, $"delivery|{delivery.Id}", delivery.ToPayload(), failure.GetType().Name, Now());
        return true;
    }, cancellationToken);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Id} could not be taken apart ({Failures} times); it is kept")]
        public static partial void Failed(ILogger logger, Exception exception, long id, int failures);
    }
}
