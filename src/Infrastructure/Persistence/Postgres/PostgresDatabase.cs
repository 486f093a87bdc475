using HubSpotCrm.Infrastructure.Persistence.Queue;
using Npgsql;

namespace HubSpotCrm.Infrastructure.Persistence.Postgres;

/// <summary>The database that several instances share.</summary>
internal sealed class PostgresDatabase(DatabaseAddress address) : ICrmDatabase, IDatabaseStart, IAsyncDisposable
{
    private const string ClockSql = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";
    private const string LockSql = "SELECT pg_advisory_xact_lock(@number)";
    private const string SessionSql = "SET synchronous_commit = on; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '30s'";

    private readonly Lazy<NpgsqlDataSource> _source = new(() => CreateSource(address.Value));

    public EngineWords Words { get; } = new(QueueSql.ClaimAmongOthers, QueueSql.ClaimedAmongOthers, LockSql);

    public Task<long> ClockAsync(DbSession session) => session.FirstAsync(ClockSql, row => row.GetInt64(0));

    public Task StartAsync(CancellationToken cancellationToken) => PostgresStart.RunAsync(_source.Value, cancellationToken);

    public async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var commit = new CommitState();
        try
        {
            return await PostgresTries.RunAsync(_source.Value, () => TryWriteAsync(work, commit, cancellationToken), failure => PostgresFailures.IsCollision(failure) || (!commit.HasBegun && PostgresFailures.IsBroken(failure)), cancellationToken);
        }
        catch (Exception failure) when (PostgresFailures.IsOfStore(failure) || PostgresFailures.IsCollision(failure))
        {
            throw PostgresFailures.Explain(failure);
        }
    }

    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await PostgresTries.RunAsync(_source.Value, () => TryReadAsync(work, cancellationToken), PostgresFailures.IsBroken, cancellationToken);
        }
        catch (Exception failure) when (PostgresFailures.IsOfStore(failure))
        {
            throw PostgresFailures.Explain(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_source.IsValueCreated)
            await _source.Value.DisposeAsync();
    }

    /// <summary>The slim kind: it carries only the plain types that the stores use.</summary>
    internal static NpgsqlDataSource CreateSource(string connection) => new NpgsqlSlimDataSourceBuilder(connection)
        .EnableTransportSecurity()
        .UsePhysicalConnectionInitializer(Set, SetAsync)
        .Build();

    private async Task<T> TryWriteAsync<T>(Func<DbSession, Task<T>> work, CommitState commit, CancellationToken cancellationToken)
    {
        commit.HasBegun = false;
        await using var connection = await _source.Value.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await work(new(connection, kept: null, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        commit.HasBegun = true;    // from here on a break leaves open whether it was kept: it must not be done again
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private async Task<T> TryReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await _source.Value.OpenConnectionAsync(cancellationToken);
        return await work(new(connection, kept: null, cancellationToken));
    }

    private static void Set(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(SessionSql, connection);
        command.ExecuteNonQuery();
    }

    private static async Task SetAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(SessionSql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class CommitState
    {
        public bool HasBegun { get; set; }
    }
}
