using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Infrastructure.Persistence.Queue;

namespace HubSpotCrm.Infrastructure.Persistence.Operations;

/// <summary>Operations in the database, each beside the message that does its work.</summary>
internal sealed class StoredOperations(ICrmDatabase database, IWakeUps wakeUps, TimeProvider time) : IOperations
{
    private const int MostPurged = 1_000;

    private const string AddSql =
        "INSERT INTO operations (id, kind, caller, external_id, message_id, steps, created_at, updated_at) VALUES (@id, @kind, @caller, @external, 0, @steps, @at, @at) " +
        "ON CONFLICT (kind, external_id) WHERE external_id IS NOT NULL DO NOTHING";

    private const string HasMessageSql = "UPDATE operations SET message_id = @message WHERE id = @id";
    private const string WaitingSql = "SELECT lane FROM queue_messages WHERE queue = @queue AND lane = @lane AND dead_at IS NULL LIMIT 1";
    private const string FindSql = $"{OperationTable.Select} WHERE o.id = @id";
    private const string ByExternalIdSql = $"{OperationTable.Select} WHERE o.kind = @kind AND o.external_id = @external";
    private const string ListSql =
        $"SELECT * FROM ({OperationTable.Select} WHERE (CAST(@before AS text) IS NULL OR o.id < @before) AND (CAST(@kind AS text) IS NULL OR o.kind = @kind)) listed " +
        "WHERE CAST(@status AS text) IS NULL OR status = @status ORDER BY id DESC LIMIT @limit";

    private const string ShowSql = "UPDATE operations SET steps = @steps, updated_at = @at WHERE id = @id AND ended IS NULL";
    private const string PurgeSql = "DELETE FROM operations WHERE id IN (SELECT id FROM operations WHERE ended IS NOT NULL AND updated_at < @before LIMIT @most)";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<(Operation Operation, bool IsNew)> AcceptAsync(NewOperation accepted, CancellationToken cancellationToken)
    {
        var earlier = await database.WriteAsync(session => AcceptAsync(session, accepted), cancellationToken);
        if (earlier is not null)
            return (earlier, false);
        wakeUps.Ring(accepted.Queue);
        return (accepted.Operation, true);
    }

    public Task<Operation?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FirstAsync(FindSql, OperationTable.Read, ("id", id)), cancellationToken);

    public Task<Operation?> FindByExternalIdAsync(string kind, string externalId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FirstAsync(ByExternalIdSql, OperationTable.Read, ("kind", kind), ("external", externalId)), cancellationToken);

    public async Task<IReadOnlyList<Operation>> ListAsync(OperationFilter filter, string? after, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.ListAsync(ListSql, OperationTable.Read,
            ("before", after), ("kind", filter.Kind), ("status", filter.Status is { } status ? OperationTable.Word(status) : null), ("limit", limit)), cancellationToken);

    public Task ShowStepsAsync(string id, IReadOnlyList<OperationStep> steps, CancellationToken cancellationToken) =>
        database.ExecuteAsync(ShowSql, cancellationToken, ("id", id), ("steps", OperationTable.Write(steps)), ("at", Now()));

    public async Task<bool> PurgeAsync(CancellationToken cancellationToken) =>
        await database.ExecuteAsync(PurgeSql, cancellationToken, ("before", Now() - (long)Kept.TotalMilliseconds), ("most", MostPurged)) == MostPurged;

    // The lane is opened before anything else is locked.
    private async Task<Operation?> AcceptAsync(DbSession session, NewOperation accepted)
    {
        var operation = accepted.Operation;
        var added = await session.ExecuteAsync(AddSql,
            ("id", operation.Id), ("kind", operation.Kind), ("caller", operation.Caller), ("external", accepted.ExternalId),
            ("steps", operation.Steps.Count > 0 ? OperationTable.Write(operation.Steps) : null), ("at", operation.CreatedAt.ToUnixTimeMilliseconds()));
        if (added == 0)
            return await session.FirstAsync(ByExternalIdSql, OperationTable.Read, ("kind", operation.Kind), ("external", accepted.ExternalId));
        var message = await QueueTable.AddAsync(session, accepted.Queue, await LaneAsync(session, accepted), accepted.Payload, Now());
        await session.ExecuteAsync(HasMessageSql, ("id", operation.Id), ("message", message));
        return null;
    }

    private static async Task<string> LaneAsync(DbSession session, NewOperation accepted) =>
        accepted.LaneAfter is null || await session.FirstAsync(WaitingSql, row => row.GetString(0), ("queue", accepted.Queue), ("lane", accepted.Lane)) is not null ? accepted.Lane : accepted.LaneAfter;

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
