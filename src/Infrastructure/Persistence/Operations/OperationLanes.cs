using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Infrastructure.Persistence.Queue;

namespace HubSpotCrm.Infrastructure.Persistence.Operations;

/// <summary>
/// Which lane the work of an operation goes into. A record can be named in several ways (its id, the operation that makes it,
/// its e-mail), and each of them names a lane: work goes into the one in which the last work on the record waits.
/// </summary>
internal static class OperationLanes
{
    private const string NamedSql = "SELECT lane, record_lane FROM operations WHERE id = @id";

    // The last few: a record that is written all the time has only so many names.
    private const string OthersSql = "SELECT lane FROM (SELECT lane FROM operations WHERE record_lane = @record ORDER BY id DESC LIMIT 20) recent GROUP BY lane";

    private const string LockSql = "UPDATE queue_lanes SET due_at = due_at WHERE queue = @queue AND lane = @lane";
    private const string LastSql = "SELECT id FROM queue_messages WHERE queue = @queue AND lane = @lane AND dead_at IS NULL ORDER BY id DESC LIMIT 1";

    /// <summary>Opens the lane, or locks it when it is open: nobody closes it before the transaction ends.</summary>
    public static async Task<string> OpenAsync(DbSession session, NewOperation accepted, long now)
    {
        var (own, others) = await NamesAsync(session, accepted);
        var lane = others.Count == 0 ? own : await LastOfAsync(session, accepted.Queue, [own, .. others]) ?? own;
        await QueueTable.OpenAsync(session, [(accepted.Queue, lane)], now);
        return lane;
    }

    /// <summary>The lane that it goes into when nothing waits, and the others in which earlier work on the record may wait.</summary>
    private static async Task<(string Own, IReadOnlyList<string> Others)> NamesAsync(DbSession session, NewOperation accepted)
    {
        if (accepted.Lane == accepted.Operation.Id)
            return (accepted.Lane, []);
        var (lane, record) = Operation.IsId(accepted.Lane) ? await NamedAsync(session, accepted.Lane) : (accepted.Lane, null);
        var own = accepted.LaneAfter ?? record ?? lane;
        var others = await session.ListAsync(OthersSql, row => row.GetString(0), ("record", own));
        return (own, [.. others.Append(lane).Where(name => name != own).Distinct(StringComparer.Ordinal)]);
    }

    private static async Task<(string Lane, string? Record)> NamedAsync(DbSession session, string operation)
    {
        var (lane, record) = await session.FirstAsync<(string? Lane, string? Record)>(NamedSql, row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), ("id", operation));
        return (lane ?? operation, record);
    }

    // Looked at only when they are locked: what waits in them then still waits when the transaction ends.
    private static async Task<string?> LastOfAsync(DbSession session, string queue, IEnumerable<string> names)
    {
        var lanes = names.Order(StringComparer.Ordinal).ToList();    // in one order, as all who lock lanes
        var rows = lanes.Select(lane => ((string, object?)[])[("queue", queue), ("lane", lane)]).ToList();
        await session.ExecuteManyAsync(LockSql, rows);
        var last = await session.FirstOfManyAsync(LastSql, row => row.GetInt64(0), rows);
        return lanes.Zip(last).Where(each => each.Second > 0).OrderBy(each => each.Second).Select(each => each.First).LastOrDefault();
    }
}
