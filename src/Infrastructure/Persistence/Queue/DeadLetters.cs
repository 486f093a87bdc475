using System.Data.Common;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Infrastructure.Persistence.Operations;
using HubSpotCrm.Infrastructure.Persistence.Scheduling;

namespace HubSpotCrm.Infrastructure.Persistence.Queue;

/// <summary>Dead letters are messages of the queue that nobody works on.</summary>
internal sealed class DeadLetters(ICrmDatabase database, IWakeUps wakeUps, TimeProvider time) : IDeadLetters
{
    private const string Columns = "id, queue, lane, payload, enqueued_at, starts, failures, last_error, dead_at";
    private const string Matching =
        "dead_at IS NOT NULL AND (CAST(@queue AS text) IS NULL OR queue = @queue) AND (CAST(@lane AS text) IS NULL OR lane = @lane) AND dead_at >= @from AND dead_at <= @to";

    private const string ListSql = $"SELECT {Columns} FROM queue_messages WHERE {Matching} AND id > @after ORDER BY id LIMIT @limit";
    private const string FindSql = $"SELECT {Columns} FROM queue_messages WHERE dead_at IS NOT NULL AND id = @id";
    private const string MatchingLanesSql = $"SELECT DISTINCT queue, lane FROM queue_messages WHERE {Matching} AND id >= @first AND id <= @last ORDER BY queue, lane";
    private const string ReviveSql = $"UPDATE queue_messages SET dead_at = NULL, starts = 0, failures = 0 WHERE {Matching} AND id >= @first AND id <= @last";
    private const string CorrectSql = "UPDATE queue_messages SET payload = @payload WHERE dead_at IS NOT NULL AND id = @id";
    private const string DiscardSql = "DELETE FROM queue_messages WHERE dead_at IS NOT NULL AND id = @id RETURNING queue, lane";

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(DeadLetterFilter filter, long after, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.ListAsync(ListSql, Read, [.. Values(filter), ("after", after), ("limit", limit)]), cancellationToken);

    public Task<DeadLetter?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FirstAsync(FindSql, Read, ("id", id)), cancellationToken);

    public Task<int> ReplayAsync(long? id, DeadLetterFilter filter, CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        (string, object?)[] which = [.. Values(filter), ("first", id ?? 0), ("last", id ?? long.MaxValue)];
        var lanes = await session.ListAsync(MatchingLanesSql, row => (Queue: row.GetString(0), Lane: row.GetString(1)), which);
        await QueueTable.OpenAsync(session, lanes, now: 0);    // before the messages come back
        return await session.ExecuteAsync(ReviveSql, which);
    }, cancellationToken);

    public async Task<bool> CorrectAsync(long id, string payload, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(CorrectSql, cancellationToken, ("id", id), ("payload", payload)) > 0;

    public async Task<bool> DiscardAsync(long id, string problem, CancellationToken cancellationToken)
    {
        var (isDiscarded, topic) = await database.WriteAsync(session => DiscardAsync(session, id, problem), cancellationToken);
        if (topic is not null)
            wakeUps.Ring(topic);
        return isDiscarded;
    }

    /// <returns>Also what somebody may be waiting for.</returns>
    private async Task<(bool IsDiscarded, string? Topic)> DiscardAsync(DbSession session, long id, string problem)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var (queue, lane) = await session.FirstAsync<(string? Queue, string? Lane)>(DiscardSql, row => (row.GetString(0), row.GetString(1)), ("id", id));
        if (queue is null || lane is null)
            return (false, null);
        if (queue == Queues.Bookings && await BookingEffects.RefuseAsync(session, lane, problem, now))
            return (true, WakeUpTopics.Booking(lane));
        return (true, await OperationTable.DiscardAsync(session, id, problem, now) is { } operation ? WakeUpTopics.Operation(operation) : null);
    }

    private static DeadLetter Read(DbDataReader row) => new(QueueSql.ReadMessage(row), row.IsDBNull(7) ? "" : row.GetString(7), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)));

    private static (string Name, object? Value)[] Values(DeadLetterFilter filter) =>
    [
        ("queue", filter.Queue),
        ("lane", filter.Lane),
        ("from", filter.DiedAfter?.ToUnixTimeMilliseconds() ?? 0),
        ("to", filter.DiedBefore?.ToUnixTimeMilliseconds() ?? long.MaxValue),
    ];
}
