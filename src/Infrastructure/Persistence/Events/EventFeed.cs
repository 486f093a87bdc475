using System.Globalization;
using System.Text;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>Reads the feed. A filter is looked for in stretches, so that a rare one does not hold the database up for long.</summary>
internal sealed class EventFeed(ICrmDatabase database, TimeProvider time, IOptions<EventOptions> options) : IEventFeed
{
    private const int Stretch = 20_000;
    private const int PurgedAtOnce = 1_000;
    private const char AnyKind = '*';

    private const string FindSql = $"SELECT {FeedTable.Columns} FROM events WHERE sequence = @sequence";
    private const string BeforeSql = "SELECT COALESCE(MIN(sequence), 0) FROM events WHERE received_at >= @at";
    private const string LastSql = "SELECT COALESCE(MAX(sequence), 0) FROM events";
    private const string PurgeSql = "DELETE FROM events WHERE sequence IN (SELECT sequence FROM events ORDER BY sequence LIMIT @most) AND received_at < @before AND occurred_at < @before";

    public Task<IReadOnlyList<FeedEvent>> ReadAsync(long after, EventFilter filter, int limit, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        var (clause, values) = Where(filter);
        var last = clause.Length == 0 ? long.MaxValue : await session.FirstAsync(LastSql, row => row.GetInt64(0));
        List<FeedEvent> found = [];
        for (var from = after; found.Count == 0 && from < last; from += Stretch)
        {
            var until = clause.Length == 0 || filter.ObjectId is not null ? long.MaxValue : from + Stretch;
            found = await session.ListAsync($"SELECT {FeedTable.Columns} FROM events WHERE sequence > @after AND sequence <= @until{clause} ORDER BY sequence LIMIT @limit", FeedTable.Read,
                [.. values, ("after", from), ("until", until), ("limit", limit)]);
            if (until == long.MaxValue)
                break;
        }

        return (IReadOnlyList<FeedEvent>)found;
    }, cancellationToken);

    public Task<FeedEvent?> FindAsync(long sequence, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FirstAsync(FindSql, FeedTable.Read, ("sequence", sequence)), cancellationToken);

    public Task<long> LastSequenceAsync(CancellationToken cancellationToken) => database.ReadAsync(session => session.FirstAsync(LastSql, row => row.GetInt64(0)), cancellationToken);

    public Task<long> SequenceBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => database.ReadAsync(async session =>
        await session.FirstAsync(BeforeSql, row => row.GetInt64(0), ("at", time.ToUnixTimeMilliseconds())) is var first and > 0 ? first - 1 : await session.FirstAsync(LastSql, row => row.GetInt64(0)), cancellationToken);

    // Both times: a key must outlive the repetitions of its event, and a late event may be a late repetition.
    public async Task<bool> PurgeAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.RetentionDays).ToUnixTimeMilliseconds();
        return await database.ExecuteAsync(PurgeSql, cancellationToken, ("most", PurgedAtOnce), ("before", before)) > 0;
    }

    private static (string Clause, List<(string Name, object? Value)> Values) Where(EventFilter filter)
    {
        var clause = new StringBuilder();
        List<(string, object?)> values = [];
        if (filter.ObjectType is not null)
            Add(" AND object_type = @objectType", "objectType", filter.ObjectType);
        if (filter.ObjectId is not null)
            Add(" AND object_id = @objectId", "objectId", filter.ObjectId);
        for (var at = 0; at < filter.Types.Count; at++)
        {
            var (type, name) = (filter.Types[at], string.Create(CultureInfo.InvariantCulture, $"type{at}"));
            var test = type.EndsWith(AnyKind) ? $"substr(type, 1, {type.Length - 1}) = @{name}" : $"type = @{name}";
            Add($"{(at == 0 ? " AND (" : " OR ")}{test}", name, type.TrimEnd(AnyKind));
        }

        return ($"{clause}{(filter.Types.Count > 0 ? ")" : "")}", values);

        void Add(string condition, string name, object value)
        {
            clause.Append(condition);
            values.Add((name, value));
        }
    }
}
