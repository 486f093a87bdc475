using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Infrastructure.Persistence.Queue;

namespace HubSpotCrm.Infrastructure.Persistence.Operations;

/// <summary>Operations in the database, each beside the message that does its work.</summary>
internal sealed class StoredOperations(ICrmDatabase database, IWakeUps wakeUps, TimeProvider time) : IOperations
{
    private const int MostPurged = 1_000;
    private const int MostAtOnce = 50;

    private const string AddSql =
        "INSERT INTO operations (id, kind, caller, external_id, lane, message_id, steps, created_at, updated_at) VALUES (@id, @kind, @caller, @external, @lane, 0, @steps, @at, @at) " +
        "ON CONFLICT (kind, external_id) WHERE external_id IS NOT NULL DO NOTHING";

    private const string HasMessageSql = "UPDATE operations SET message_id = @message WHERE id = @id";
    private const string FindSql = $"{OperationTable.Select} WHERE o.id = @id";
    private const string ByExternalIdSql = $"{OperationTable.Select} WHERE o.kind = @kind AND o.external_id = @external";
    private const string ShowSql = "UPDATE operations SET steps = @steps, updated_at = @at WHERE id = @id AND ended IS NULL";
    private const string PurgeSql = "DELETE FROM operations WHERE id IN (SELECT id FROM operations WHERE ended IS NOT NULL AND updated_at < @before LIMIT @most)";

    private static readonly string FindManySql = $"{OperationTable.Select} WHERE o.id IN ({string.Join(", ", Enumerable.Range(0, MostAtOnce).Select(n => $"@id{n}"))})";
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

    public async Task<IReadOnlyList<Operation>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = new List<Operation>(ids.Count);
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Chunk(MostAtOnce))
        {
            var values = Enumerable.Range(0, MostAtOnce).Select(n => ($"id{n}", (object?)some[Math.Min(n, some.Length - 1)])).ToArray();    // one statement, however many they are
            found.AddRange(await database.ReadAsync(session => session.ListAsync(FindManySql, OperationTable.Read, values), cancellationToken));
        }

        return found;
    }

    public async Task<IReadOnlyList<Operation>> ListAsync(OperationFilter filter, string? after, int limit, CancellationToken cancellationToken)
    {
        var (sql, values) = OperationList.Query(filter, after, limit);
        return await database.ReadAsync(session => session.ListAsync(sql, OperationTable.Read, values), cancellationToken);
    }

    public Task ShowStepsAsync(string id, IReadOnlyList<OperationStep> steps, CancellationToken cancellationToken) =>
        database.ExecuteAsync(ShowSql, cancellationToken, ("id", id), ("steps", OperationTable.Write(steps)), ("at", Now()));

    public async Task<bool> PurgeAsync(CancellationToken cancellationToken) =>
        await database.ExecuteAsync(PurgeSql, cancellationToken, ("before", Now() - (long)Kept.TotalMilliseconds), ("most", MostPurged)) == MostPurged;

    // The lane is opened before anything else is locked, as by those who end its work: then no two wait for each other. A row
    // in the way may give its name free before it is read: then there is room for this one.
    private async Task<Operation?> AcceptAsync(DbSession session, NewOperation accepted)
    {
        var operation = accepted.Operation;
        var lane = await OperationLanes.OpenAsync(session, accepted, Now());
        while (await AddAsync(session, accepted, lane) == 0)
        {
            if (await session.FirstAsync(ByExternalIdSql, OperationTable.Read, ("kind", operation.Kind), ("external", accepted.ExternalId)) is { } earlier)
                return earlier;
        }

        var message = await QueueTable.AddAsync(session, accepted.Queue, lane, accepted.Payload, Now());
        await session.ExecuteAsync(HasMessageSql, ("id", operation.Id), ("message", message));
        return null;
    }

    private static Task<int> AddAsync(DbSession session, NewOperation accepted, string lane) => session.ExecuteAsync(AddSql,
        ("id", accepted.Operation.Id), ("kind", accepted.Operation.Kind), ("caller", accepted.Operation.Caller), ("external", accepted.ExternalId), ("lane", lane),
        ("steps", accepted.Operation.Steps.Count > 0 ? OperationTable.Write(accepted.Operation.Steps) : null), ("at", accepted.Operation.CreatedAt.ToUnixTimeMilliseconds()));

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
