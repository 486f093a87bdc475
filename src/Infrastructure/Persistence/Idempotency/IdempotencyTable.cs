using System.Globalization;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.OnceOnly;

namespace HubSpotCrm.Infrastructure.Persistence.Idempotency;

/// <summary>One row of <c>idempotency_keys</c>, as far as its key's next request needs it.</summary>
internal sealed record KeyRow(string Fingerprint, string Seed, string State, string? Owner, bool LeaseIsOver, DateTimeOffset Began, DateTimeOffset? LastSent);

/// <summary>The statements on <c>idempotency_keys</c>. The time is the database's own where several instances share it.</summary>
internal sealed class IdempotencyTable(bool isPostgres)
{
    public const string Running = "running";
    public const string Open = "open";
    public const string Done = "done";

    private const string Key = "caller = @caller AND key = @key";

    private readonly string _now = isPostgres ? "(extract(epoch FROM clock_timestamp()) * 1000)::bigint" : "@now";

    public string Insert =>
        $"""
        INSERT INTO idempotency_keys (caller, key, request_hash, write_seed, state, owner, lease_until, created_at, tries_began_at)
        VALUES (@caller, @key, @hash, @seed, '{Running}', @owner, {_now} + @lease, @now, @now) ON CONFLICT (caller, key) DO NOTHING
        """;

    public string Select => $"SELECT request_hash, write_seed, state, owner, lease_until < {_now}, tries_began_at, finished_at FROM idempotency_keys WHERE {Key}";

    public const string SelectAnswer = $"SELECT status, content_type, location, headers, body FROM idempotency_keys WHERE {Key} AND state = '{Done}'";

    /// <summary>Only as it was seen: of several that take over one does.</summary>
    public string TakeOver =>
        $"""
        UPDATE idempotency_keys SET state = '{Running}', owner = @owner, lease_until = {_now} + @lease, tries_began_at = @began, finished_at = @sent
        WHERE {Key} AND state = @state AND coalesce(owner, '') = @before
        """;

    public string Renew => $"UPDATE idempotency_keys SET lease_until = {_now} + @lease WHERE {Key} AND owner = @owner";

    public const string Answer =
        $"""
        UPDATE idempotency_keys SET state = '{Done}', owner = NULL, lease_until = NULL, status = @status, content_type = @type, location = @location, headers = @encoding, body = @body, finished_at = @now
        WHERE {Key} AND owner = @owner
        """;

    public const string LeaveOpen = $"UPDATE idempotency_keys SET state = '{Open}', owner = NULL, lease_until = NULL, finished_at = @sent WHERE {Key} AND owner = @owner";

    /// <summary>
    /// A step of a run that has not ended must not be done again, however long the run takes. A key that had had its time before the run came is another run's.
    /// Nor must that of a booking that HubSpot does not have, or that there is work on.
    /// </summary>
    private const string IsOver =
        $"""
        created_at < @before AND (caller <> '{KeyOwners.Runs}' OR NOT EXISTS (SELECT 1 FROM operations o WHERE o.ended IS NULL AND o.external_id IS NOT NULL
        AND idempotency_keys.created_at >= o.created_at - @kept AND substr(idempotency_keys.key, 1, length(o.kind || '|' || o.external_id || '/')) = o.kind || '|' || o.external_id || '/')
        AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.id = CASE WHEN idempotency_keys.key LIKE 'booking|%/meeting' THEN substr(idempotency_keys.key, 9, length(idempotency_keys.key) - 16) END
        AND (b.status = 'requested' OR EXISTS (SELECT 1 FROM queue_messages m WHERE m.queue = '{Queues.Bookings}' AND m.lane = b.id))))
        """;

    public const string Expire = $"DELETE FROM idempotency_keys WHERE {Key} AND state <> '{Running}' AND {IsOver}";

    public const string Purge =
        $"""
        DELETE FROM idempotency_keys WHERE (caller, key) IN (SELECT caller, key FROM idempotency_keys WHERE {IsOver} ORDER BY created_at LIMIT @most)
        """;

    public static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static KeyRow Read(System.Data.Common.DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3),
        !row.IsDBNull(4) && Convert.ToBoolean(row.GetValue(4), CultureInfo.InvariantCulture),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), row.IsDBNull(6) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)));
}
