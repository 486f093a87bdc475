using HubSpotCrm.Application.Errors;
using Microsoft.Data.Sqlite;

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite;

/// <summary>The writer's connection with its prepared statements.</summary>
internal sealed class WriteConnection : IDisposable
{
    private readonly KeptConnection _connection;
    private readonly DbSession _own;

    private WriteConnection(SqliteConnection connection)
    {
        _connection = new(connection);
        _own = _connection.Session(CancellationToken.None);
    }

    /// <param name="afterFailure">
    /// After a failed fsync the kernel takes the log's pages for written although they are not. All of the log is moved into
    /// the database and the log begun anew before anything else is promised.
    /// </param>
    public static WriteConnection Open(SqliteFile file, bool afterFailure)
    {
        var connection = file.OpenToWrite();
        if (afterFailure && !Checkpoint(connection))
        {
            connection.Dispose();
            throw new StoreUnavailableException("The service's database is being read; it is opened anew in a moment.");
        }

        return new(connection);
    }

    /// <summary>All units in one transaction, each with a savepoint: a unit that fails takes nothing of the others with it.</summary>
    /// <exception cref="SqliteException">Nothing of the group is kept.</exception>
    public async Task CommitAsync(List<WriteUnit> group)
    {
        await _own.ExecuteAsync("BEGIN IMMEDIATE");    // a transaction that began by reading could not wait for its turn to write
        foreach (var unit in group)
            await RunAsync(unit);
        await _own.ExecuteAsync("COMMIT");
    }

    public void Dispose() => _connection.Dispose();

    private async Task RunAsync(WriteUnit unit)
    {
        if (unit.CancellationToken.IsCancellationRequested)
        {
            unit.Failure = new OperationCanceledException(unit.CancellationToken);
            return;
        }

        await _own.ExecuteAsync("SAVEPOINT unit");
        try
        {
            await unit.RunAsync(_connection.Session(unit.CancellationToken));
        }
#pragma warning disable CA1031 // it is the unit's own: its caller gets it
        catch (Exception failure) when (failure is not SqliteException sqlite || !SqliteFailures.IsOfStore(sqlite))
#pragma warning restore CA1031
        {
            unit.Failure = failure;
            await _own.ExecuteAsync("ROLLBACK TO unit");
        }

        await _own.ExecuteAsync("RELEASE unit");
    }

    private static bool Checkpoint(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt32(0) == 0;
    }
}
