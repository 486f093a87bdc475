using System.Data.Common;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using HubSpotCrm.Infrastructure.Persistence.Secrets;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>Refused deliveries in the database. Whoever sends rubbish can fill no disk and slow nobody: few are kept each second, and the oldest give way. Bodies tell of people, and may be anybody's: they are protected.</summary>
internal sealed partial class Quarantine(ICrmDatabase database, SecretsAtRest secrets, QuarantineBounds bounds, IWakeUps wakeUps, ILogger<Quarantine> logger) : IQuarantine
{
    private const string Columns = "id, received_at, reason, request, size, body";
    private const string KeepSql = "INSERT INTO rejected_deliveries (received_at, reason, request, body, size) VALUES (@at, @reason, @request, @body, @size)";
    private const string ListSql = $"SELECT {Columns} FROM rejected_deliveries WHERE id > @after ORDER BY id LIMIT @limit";
    private const string FindSql = $"SELECT {Columns} FROM rejected_deliveries WHERE id = @id";
    private const string TakeSql = "DELETE FROM rejected_deliveries WHERE id = @id";
    private const string AgeSql = "DELETE FROM rejected_deliveries WHERE received_at < @before";
    private const string BoundSql =
        "DELETE FROM rejected_deliveries WHERE id IN (SELECT id FROM (SELECT id, count(*) OVER (ORDER BY id DESC) AS number, sum(size) OVER (ORDER BY id DESC) AS total FROM rejected_deliveries) kept " +
        "WHERE number > @count OR total > @size)";

    public async Task<bool> KeepAsync(string reason, string request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!bounds.MayKeep(body.Length))
            return false;
        var kept = await secrets.CloseAsync(SecretKind.RejectedDelivery, body.ToArray());
        await database.ExecuteAsync(KeepSql, cancellationToken, ("at", bounds.Now), ("reason", reason), ("request", request), ("body", kept), ("size", (long)body.Length));
        Log.Kept(logger, reason);
        return true;
    }

    public async Task<IReadOnlyList<RejectedDelivery>> ListAsync(long after, int limit, CancellationToken cancellationToken)
    {
        var page = await database.ReadAsync(session => session.ListAsync(ListSql, Read, ("after", after), ("limit", limit)), cancellationToken);
        for (var at = 0; at < page.Count; at++)
            page[at] = await OpenAsync(page[at]);
        return page;
    }

    public async Task TakeInAsync(long id, CancellationToken cancellationToken)
    {
        var kept = await database.ReadAsync(session => session.FirstAsync(FindSql, Read, ("id", id)), cancellationToken);
        if (kept is null || (await OpenAsync(kept)).Body is not { } body)
            return;
        await database.WriteAsync(async session =>
        {
            if (await session.ExecuteAsync(TakeSql, ("id", id)) > 0)    // nobody else has taken it in
                await InboxTable.StoreAsync(session, EventSources.Webhook, body, bounds.Now);
            return true;
        }, cancellationToken);
        wakeUps.Ring(WakeUpTopics.Inbox);
    }

    public Task PurgeAsync(CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        await session.ExecuteAsync(AgeSql, ("before", bounds.Oldest));
        return await session.ExecuteAsync(BoundSql, ("count", bounds.Count), ("size", bounds.Bytes));
    }, cancellationToken);

    private async Task<RejectedDelivery> OpenAsync(RejectedDelivery kept) => kept with { Body = await secrets.OpenAsync(SecretKind.RejectedDelivery, kept.Body!) };

    private static RejectedDelivery Read(DbDataReader row) =>
        new(row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3), (int)row.GetInt64(4), (byte[])row.GetValue(5));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A webhook delivery was refused ({Reason}) and is kept: if it was HubSpot's, correct the secret, the address or the clock and verify the quarantine again")]
        public static partial void Kept(ILogger logger, string reason);
    }
}
