using System.Data.Common;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>Refused deliveries in the database. Whoever sends rubbish can fill no disk and slow nobody: few are kept each second, and the oldest give way.</summary>
internal sealed partial class Quarantine(ICrmDatabase database, IWakeUps wakeUps, TimeProvider time, IOptions<EventOptions> options, ILogger<Quarantine> logger) : IQuarantine
{
    private const int MostEachSecond = 50;
    private const long MostBytesEachSecond = 2 * Megabyte;
    private const long Megabyte = 1024 * 1024;

    private const string Columns = "id, received_at, reason, request, body";
    private const string KeepSql = "INSERT INTO rejected_deliveries (received_at, reason, request, body, size) VALUES (@at, @reason, @request, @body, @size)";
    private const string ListSql = $"SELECT {Columns} FROM rejected_deliveries WHERE id > @after ORDER BY id LIMIT @limit";
    private const string TakeSql = $"DELETE FROM rejected_deliveries WHERE id = @id RETURNING {Columns}";
    private const string AgeSql = "DELETE FROM rejected_deliveries WHERE received_at < @before";
    private const string BoundSql =
        "DELETE FROM rejected_deliveries WHERE id IN (SELECT id FROM (SELECT id, count(*) OVER (ORDER BY id DESC) AS number, sum(size) OVER (ORDER BY id DESC) AS total FROM rejected_deliveries) kept " +
        "WHERE number > @count OR total > @size)";

    private readonly Lock _gate = new();
    private long _second;
    private int _kept;
    private long _bytes;

    public async Task<bool> KeepAsync(string reason, string request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (options.Value.QuarantineCount == 0 || !MayKeep(now.ToUnixTimeSeconds(), body.Length))
            return false;
        await database.ExecuteAsync(KeepSql, cancellationToken, ("at", now.ToUnixTimeMilliseconds()), ("reason", reason), ("request", request), ("body", body.ToArray()), ("size", (long)body.Length));
        Log.Kept(logger, reason);
        return true;
    }

    public async Task<IReadOnlyList<RejectedDelivery>> ListAsync(long after, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.ListAsync(ListSql, Read, ("after", after), ("limit", limit)), cancellationToken);

    public async Task TakeInAsync(long id, CancellationToken cancellationToken)
    {
        await database.WriteAsync(async session =>
        {
            if (await session.FirstAsync(TakeSql, Read, ("id", id)) is { } delivery)
                await InboxTable.StoreAsync(session, EventSources.Webhook, delivery.Body, time.GetUtcNow().ToUnixTimeMilliseconds());
            return true;
        }, cancellationToken);
        wakeUps.Ring(WakeUpTopics.Inbox);
    }

    public Task PurgeAsync(CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        await session.ExecuteAsync(AgeSql, ("before", time.GetUtcNow().AddDays(-options.Value.QuarantineDays).ToUnixTimeMilliseconds()));
        return await session.ExecuteAsync(BoundSql, ("count", (long)options.Value.QuarantineCount), ("size", options.Value.QuarantineMegabytes * Megabyte));
    }, cancellationToken);

    private bool MayKeep(long second, int bytes)
    {
        lock (_gate)
        {
            if (second != _second)
                (_second, _kept, _bytes) = (second, 0, 0);
            _bytes += bytes;
            return ++_kept <= MostEachSecond && _bytes <= MostBytesEachSecond;
        }
    }

    private static RejectedDelivery Read(DbDataReader row) => new(row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3), (byte[])row.GetValue(4));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A webhook delivery was refused ({Reason}) and is kept: if it was HubSpot's, correct the secret, the address or the clock and verify the quarantine again")]
        public static partial void Kept(ILogger logger, string reason);
    }
}
