using System.Data.Common;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>Writes and reads rows of the feed.</summary>
internal static class FeedTable
{
    public const string Columns = "sequence, key, type, object_type, object_id, property, value, occurred_at, received_at, stale, source, raw";

    /// <summary>Raises the last sequence by a number of events. Whoever has raised it holds it until the commit, so nobody's events become visible before smaller ones.</summary>
    public const string TakeSequencesSql =
        "INSERT INTO counters (name, value) VALUES ('feed', @count) ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value RETURNING value";

    // Stale: a newer change of the same property is there already. Of two changes in the same millisecond the keys decide, so that every order of arrival ends the same.
    public const string AppendSql =
        "INSERT INTO events (sequence, key, type, object_type, object_id, property, value, occurred_at, received_at, stale, source, raw) " +
        "SELECT @sequence, @key, @type, @objectType, @objectId, @property, @value, @occurredAt, @receivedAt, " +
        "CASE WHEN EXISTS (SELECT 1 FROM events WHERE object_type = @objectType AND object_id = @objectId AND property = @property AND type = @type " +
        "AND (occurred_at > @occurredAt OR (occurred_at = @occurredAt AND key > @key))) THEN 1 ELSE 0 END, @source, @raw " +
        "WHERE true ON CONFLICT (occurred_at, key) DO NOTHING RETURNING stale";

    public static (string Name, object? Value)[] Values(CrmEvent item, long sequence, long receivedAt, string source) =>
    [
        ("sequence", sequence),
        ("key", item.Key.ToBytes()),
        ("type", item.Type),
        ("objectType", item.ObjectType),
        ("objectId", item.ObjectId),
        ("property", item.Property),
        ("value", item.Value),
        ("occurredAt", item.OccurredAt.ToUnixTimeMilliseconds()),
        ("receivedAt", receivedAt),
        ("source", source),
        ("raw", item.Raw),
    ];

    public static FeedEvent Read(DbDataReader row) => new(row.GetInt64(0), new()
    {
        Key = EventKey.Of((byte[])row.GetValue(1)),
        Type = row.GetString(2),
        ObjectType = Text(row, 3),
        ObjectId = Text(row, 4),
        Property = Text(row, 5),
        Value = Text(row, 6),
        OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(row.GetInt64(7) == 0 ? 8 : 7)),    // when it is not known, the time of its receipt
        Raw = row.GetString(11),
    }, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)), row.GetInt64(9) != 0, row.GetString(10));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
