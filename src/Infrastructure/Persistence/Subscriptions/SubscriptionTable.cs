using System.Data.Common;
using System.Text.Json;
using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Infrastructure.Persistence.Subscriptions;

/// <summary>Rows of subscriptions, and of what waits for them: messages whose lane begins with the subscription's id.</summary>
internal static class SubscriptionTable
{
    private const string Columns = "s.id, s.url, s.types, s.description, s.secret, s.previous_secret, s.previous_secret_until, s.cursor, s.paused_at, s.failing_since, s.last_error, s.created_at";
    private const string IdOfLane = "substr(lane, 1, 36)";
    private const string Queued = $"SELECT {IdOfLane} AS id, count(*) AS queued FROM queue_messages WHERE queue = '{Queues.Pushes}' AND dead_at IS NULL GROUP BY {IdOfLane}";

    public const string Select = $"SELECT {Columns} FROM event_subscriptions s";
    public const string SelectProgress = $"SELECT {Columns}, COALESCE(q.queued, 0) FROM event_subscriptions s LEFT JOIN ({Queued}) q ON q.id = s.id";
    public const string DropSql = $"DELETE FROM queue_messages WHERE queue = '{Queues.Pushes}' AND {IdOfLane} = @id AND dead_at IS NULL";
    public const string DropAllSql = $"DELETE FROM queue_messages WHERE queue = '{Queues.Pushes}' AND {IdOfLane} = @id";
    public const string LanesSql = $"SELECT lane FROM queue_lanes WHERE queue = '{Queues.Pushes}' AND {IdOfLane} = @id";

    private const string WaitingSql = $"SELECT payload FROM queue_messages WHERE queue = '{Queues.Pushes}' AND {IdOfLane} = @id AND dead_at IS NULL";
    private const string GoBackSql = "UPDATE event_subscriptions SET cursor = @cursor WHERE id = @id AND cursor > @cursor";

    /// <summary>Moves the cursor back to before the first event that waits. The caller has locked the subscription by changing it.</summary>
    public static async Task GoBackAsync(DbSession session, string id)
    {
        var waiting = await session.ListAsync(WaitingSql, row => PushMessage.Read(row.GetString(0)).Sequence, ("id", id));
        if (waiting.Count > 0)
            await session.ExecuteAsync(GoBackSql, ("id", id), ("cursor", waiting.Min() - 1));
    }

    public static string? WriteTypes(IReadOnlyList<string>? types) => types is null ? null : JsonSerializer.Serialize(types);

    public static KeptSubscription ReadProgress(DbDataReader row) => Read(row) with { Queued = row.GetInt64(12) };

    public static KeptSubscription Read(DbDataReader row) => new(ReadOpen(row), row.GetString(4), Text(row, 5), Queued: 0);

    private static EventSubscription ReadOpen(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Url = new(row.GetString(1)),
        Types = Text(row, 2) is { } types ? JsonSerializer.Deserialize<string[]>(types) : null,
        Description = Text(row, 3),
        Secret = null,
        PreviousSecretUntil = Time(row, 6),
        Cursor = row.GetInt64(7),
        PausedAt = Time(row, 8),
        FailingSince = Time(row, 9),
        LastError = Text(row, 10),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(DbDataReader row, int column) => row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
