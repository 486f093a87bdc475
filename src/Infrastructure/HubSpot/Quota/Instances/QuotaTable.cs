using System.Text.Json;
using HubSpotCrm.Infrastructure.Persistence;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota.Instances;

/// <summary>The rows of <c>quota</c>: one for each window, changed by one instance at a time. PostgreSQL only.</summary>
internal sealed class QuotaTable(ICrmDatabase database)
{
    private const string EnsureSql = "INSERT INTO quota (name, state, version) VALUES (@name, '{}', 0) ON CONFLICT (name) DO NOTHING";
    private const string ReadSql = "SELECT state, (extract(epoch FROM clock_timestamp()) * 1000)::bigint FROM quota WHERE name = @name FOR UPDATE";
    private const string WriteSql = "UPDATE quota SET state = @state, version = version + 1 WHERE name = @name";

    // It is of no use after a crash of the server: whoever held a share has lost it by then.
    private const string CheapCommitSql = "SET LOCAL synchronous_commit = off";

    public async Task EnsureAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
            await database.ExecuteAsync(EnsureSql, cancellationToken, ("name", name));
    }

    /// <param name="name">Which window.</param>
    /// <param name="change">Changes the state; gets the database's time.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<T> ChangeAsync<T>(string name, Func<SharedWindow, long, T> change, CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        await session.ExecuteAsync(CheapCommitSql);
        var (text, now) = await session.FirstAsync(ReadSql, row => (row.GetString(0), row.GetInt64(1)), ("name", name));
        var state = JsonSerializer.Deserialize(text, SharedWindowJson.Default.SharedWindow)!;
        var result = change(state, now);
        await session.ExecuteAsync(WriteSql, ("state", JsonSerializer.Serialize(state, SharedWindowJson.Default.SharedWindow)), ("name", name));
        return result;
    }, cancellationToken);
}
