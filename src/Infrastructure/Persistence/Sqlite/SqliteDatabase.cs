using System.Collections.Concurrent;
using HubSpotCrm.Infrastructure.Persistence.Queue;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite;

/// <summary>The embedded database: one writer, and connections that read beside it.</summary>
internal sealed class SqliteDatabase(DatabaseAddress address, TimeProvider time, ILogger<SqliteDatabase> logger) : ICrmDatabase, IDatabaseStart, IAsyncDisposable
{
    private const int MostIdle = 4;

    private readonly ConcurrentBag<KeptConnection> _idle = [];
    private SqliteFile? _file;
    private SqliteWriter? _writer;
    private SqliteCheckpoints? _checkpoints;

    public EngineWords Words { get; } = new(QueueSql.ClaimAlone, QueueSql.ClaimedAlone);

    public Task<long> ClockAsync(DbSession session) => Task.FromResult(time.GetUtcNow().ToUnixTimeMilliseconds());    // nobody else has the file

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _file = SqliteFile.Take(address.Value);
        try
        {
            await SqliteSchema.ApplyAsync(_file, cancellationToken);
        }
        catch (SqliteException failure)
        {
            _file.Dispose();
            throw new DatabaseStartException($"the database {address.Value} cannot be used (DATABASE_URL, Database:Connection): {failure.Message}", failure);
        }

        _writer = new(_file, logger);
        _checkpoints = new(_file, () => _writer.Commits, logger);
    }

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) =>
        (_writer ?? throw NotStarted()).WriteAsync(work, cancellationToken);

    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        KeptConnection? reading = null;
        try
        {
            if (!_idle.TryTake(out reading))
                reading = new((_file ?? throw NotStarted()).Open());
            var result = await work(reading.Session(cancellationToken));
            GiveBack(reading);
            return result;
        }
        catch (Exception failure)
        {
            reading?.Dispose();
            if (failure is SqliteException sqlite && SqliteFailures.IsOfStore(sqlite))
                throw SqliteFailures.Explain(sqlite);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_checkpoints is not null)
            await _checkpoints.DisposeAsync();
        if (_writer is not null)
            await _writer.DisposeAsync();
        while (_idle.TryTake(out var reading))
            reading.Dispose();
        _file?.Dispose();
    }

    private void GiveBack(KeptConnection reading)
    {
        if (_idle.Count < MostIdle)
            _idle.Add(reading);
        else
            reading.Dispose();
    }

    private static InvalidOperationException NotStarted() => new("The database is used before it is started.");
}
