namespace HubSpotCrm.Infrastructure.Persistence.Queue;

/// <summary>Puts work into the queues, within the transaction of whoever has it to do.</summary>
internal static class QueueTable
{
    private const string AddSql = "INSERT INTO queue_messages (queue, lane, payload, enqueued_at, starts, failures) VALUES (@queue, @lane, @payload, @at, 0, 0)";
    private const string BurySql =
        "INSERT INTO queue_messages (queue, lane, payload, enqueued_at, starts, failures, last_error, dead_at) VALUES (@queue, @lane, @payload, @at, 0, 0, @error, @at)";

    // A lane that waits after a failure goes on waiting: its new message comes after the one that failed. One that is there is locked for the rest of
    // the transaction: whoever closes it does so too, so that no lane is closed over a message that is being added.
    private const string OpenLaneSql =
        "INSERT INTO queue_lanes (queue, lane, due_at, lease_until) VALUES (@queue, @lane, @at, 0) ON CONFLICT (queue, lane) DO UPDATE SET due_at = queue_lanes.due_at";

    /// <summary>Adds messages in their order. Lanes are opened in the order of their names, so that two transactions cannot wait for each other.</summary>
    public static async Task EnqueueAsync(DbSession session, string queue, IReadOnlyCollection<(string Lane, string Payload)> work, long now)
    {
        if (work.Count == 0)
            return;
        await session.ExecuteManyAsync(AddSql, work.Select(each => ((string, object?)[])[("queue", queue), ("lane", each.Lane), ("payload", each.Payload), ("at", now)]));
        await OpenAsync(session, work.Select(each => each.Lane).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(lane => (queue, lane)), now);
    }

    /// <summary>Adds one message to a lane that this transaction has opened.</summary>
    /// <returns>Its id.</returns>
    public static Task<long> AddAsync(DbSession session, string queue, string lane, string payload, long now) =>
        session.FirstAsync($"{AddSql} RETURNING id", row => row.GetInt64(0), ("queue", queue), ("lane", lane), ("payload", payload), ("at", now));

    /// <summary>Opens lanes, or locks those that are open.</summary>
    public static Task OpenAsync(DbSession session, IEnumerable<(string Queue, string Lane)> lanes, long now) =>
        session.ExecuteManyAsync(OpenLaneSql, lanes.Select(each => ((string, object?)[])[("queue", each.Queue), ("lane", each.Lane), ("at", now)]));

    /// <summary>Adds a message that nobody works on until it is replayed.</summary>
    public static Task<int> BuryAsync(DbSession session, string queue, string lane, string payload, string error, long now) =>
        session.ExecuteAsync(BurySql, ("queue", queue), ("lane", lane), ("payload", payload), ("error", error), ("at", now));
}
