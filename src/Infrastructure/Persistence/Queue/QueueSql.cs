using System.Data.Common;
using HubSpotCrm.Domain.Delivery;

namespace HubSpotCrm.Infrastructure.Persistence.Queue;

/// <summary>The queue's statements, which both databases understand.</summary>
internal static class QueueSql
{
    private const string MessageColumns = "m.id, m.queue, m.lane, m.payload, m.enqueued_at, m.starts, m.failures";

    // A cross join makes SQLite begin with the few lanes: the order by id would have it begin with all messages. Of each lane it reads up to the first message
    // that is too many.
    private const string HeadsAlone =
        "SELECT m.id, m.lane, octet_length(m.payload) AS bytes FROM queue_lanes l CROSS JOIN queue_messages m " +
        "WHERE m.queue = l.queue AND m.lane = l.lane AND l.queue = @queue AND l.claim = @claim AND m.dead_at IS NULL " +
        "AND m.id < COALESCE((SELECT n.id FROM queue_messages n WHERE n.queue = l.queue AND n.lane = l.lane AND n.dead_at IS NULL ORDER BY n.id LIMIT 1 OFFSET @each), 9223372036854775807)";

    private const string HeadsAmongOthers =
        "SELECT m.id, m.lane, m.bytes FROM queue_lanes l CROSS JOIN LATERAL (SELECT n.id, n.lane, octet_length(n.payload) AS bytes FROM queue_messages n " +
        "WHERE n.queue = l.queue AND n.lane = l.lane AND n.dead_at IS NULL ORDER BY n.id LIMIT @each) m WHERE l.queue = @queue AND l.claim = @claim";

    // First those that are first in their lanes, until they are too large together. The very first is never too large.
    private const string Ranked = "ranked AS (SELECT id, bytes, ROW_NUMBER() OVER (PARTITION BY lane ORDER BY id) AS place FROM heads)";
    private const string Summed = "summed AS (SELECT id, SUM(bytes) OVER (ORDER BY place, id) - bytes AS bytes_before FROM ranked)";
    private const string Fitting = $"SELECT {MessageColumns} FROM summed s CROSS JOIN queue_messages m WHERE m.id = s.id AND s.bytes_before < @bytes ORDER BY m.id";

    public const string Begin = "UPDATE queue_messages SET starts = starts + 1 WHERE id = @id";
    public const string Unbegin = "UPDATE queue_messages SET starts = starts - 1 WHERE id = @id AND starts > 0";
    public const string Restart = "UPDATE queue_messages SET starts = @starts WHERE id = @id AND starts > @starts";
    public const string Remove = "DELETE FROM queue_messages WHERE id = @id";
    public const string Fail = "UPDATE queue_messages SET starts = 0, failures = failures + @failures, last_error = @error, dead_at = @dead WHERE id = @id";

    /// <summary>Locks the lane and checks in one that it is still this claim's.</summary>
    public const string Fence = "UPDATE queue_lanes SET lease_until = lease_until WHERE queue = @queue AND lane = @lane AND claim = @claim";
    public const string Renew = "UPDATE queue_lanes SET lease_until = @until WHERE queue = @queue AND lane = @lane AND claim = @claim";
    public const string DropEmptyLane =
        "DELETE FROM queue_lanes WHERE queue = @queue AND lane = @lane AND NOT EXISTS (SELECT 1 FROM queue_messages m WHERE m.queue = @queue AND m.lane = @lane AND m.dead_at IS NULL)";

    public const string GiveBack = "UPDATE queue_lanes SET claim = NULL, lease_until = 0, due_at = @due WHERE queue = @queue AND lane = @lane";

    public const string Later = "SELECT 1 FROM queue_messages WHERE queue = @queue AND lane = @lane AND id > @id AND dead_at IS NULL LIMIT 1";

    private const string Free = "SELECT queue, lane FROM queue_lanes WHERE queue = @queue AND due_at <= @now AND lease_until <= @now ORDER BY due_at LIMIT @most";
    private const string Take = "UPDATE queue_lanes SET claim = @claim, lease_until = @until WHERE (queue, lane) IN";

    /// <summary>Where one process has the database.</summary>
    public const string ClaimAlone = $"{Take} ({Free}) RETURNING lane";

    /// <summary>Where several look for work at once: nobody waits for a lane that another is just taking.</summary>
    public const string ClaimAmongOthers = $"{Take} ({Free} FOR UPDATE SKIP LOCKED) RETURNING lane";

    /// <summary>The next messages of claimed lanes: some of each, and not too many bytes together.</summary>
    public const string ClaimedAlone = $"WITH heads AS ({HeadsAlone}), {Ranked}, {Summed} {Fitting}";

    public const string ClaimedAmongOthers = $"WITH heads AS ({HeadsAmongOthers}), {Ranked}, {Summed} {Fitting}";

    public static QueueMessage ReadMessage(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)), row.GetInt32(5), row.GetInt32(6));
}
