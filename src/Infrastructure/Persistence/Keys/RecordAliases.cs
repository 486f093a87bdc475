using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.Persistence.Keys;

/// <summary>Aliases in the database, each one step from the id that answers.</summary>
internal sealed partial class RecordAliases(ICrmDatabase database, TimeProvider time, ILogger<RecordAliases> logger) : IRecordAliases
{
    private const string FindSql = "SELECT current_id FROM record_aliases WHERE object_type = @type AND old_id = @old";
    private const string RepointSql = "UPDATE record_aliases SET current_id = @current, written_at = @at WHERE object_type = @type AND current_id = @old";
    private const string ForgetSql = "DELETE FROM record_aliases WHERE object_type = @type AND old_id = @current";
    private const string RememberSql =
        "INSERT INTO record_aliases (object_type, old_id, current_id, written_at) VALUES (@type, @old, @current, @at) " +
        "ON CONFLICT (object_type, old_id) DO UPDATE SET current_id = excluded.current_id, written_at = excluded.written_at";

    public Task<string?> FindAsync(CrmObjectType type, string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FirstAsync(FindSql, row => row.GetString(0), ("type", type.Singular()), ("old", id)), cancellationToken);

    public async Task RememberAsync(CrmObjectType type, IReadOnlyCollection<string> oldIds, string currentId, CancellationToken cancellationToken)
    {
        try
        {
            var news = new List<string>();
            foreach (var id in oldIds.Where(id => id != currentId).Order(StringComparer.Ordinal))
            {
                if (await FindAsync(type, id, cancellationToken) != currentId)    // most reads by an old id are not the first
                    news.Add(id);
            }

            if (news.Count > 0)
                await SaveAsync(type, news, currentId, cancellationToken);
        }
        catch (StoreUnavailableException unavailable)
        {
            Log.Unsaved(logger, unavailable, oldIds.Count);
        }
    }

    /// <summary>One old id, within somebody's transaction.</summary>
    public static async Task RememberAsync(DbSession session, CrmObjectType type, string oldId, string currentId, long now)
    {
        await session.ExecuteAsync(RepointSql, ("current", currentId), ("at", now), ("type", type.Singular()), ("old", oldId));
        await session.ExecuteAsync(RememberSql, ("type", type.Singular()), ("old", oldId), ("current", currentId), ("at", now));
        await session.ExecuteAsync(ForgetSql, ("type", type.Singular()), ("current", currentId));    // what answers for itself is nobody's alias
    }

    private Task<int> SaveAsync(CrmObjectType type, List<string> oldIds, string currentId, CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        foreach (var id in oldIds)
            await RememberAsync(session, type, id, currentId, time.GetUtcNow().ToUnixTimeMilliseconds());
        return oldIds.Count;
    }, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} aliases are not kept")]
        public static partial void Unsaved(ILogger logger, Exception exception, int count);
    }
}
