using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Moves what is in the log into the database, beside the writer. Left to the writer, a commit now and then would wait for
/// it a tenth of a second, and everybody who waits for that commit too.
/// </summary>
internal sealed partial class SqliteCheckpoints : IAsyncDisposable
{
    private const long Enough = 4 * 1024 * 1024;

    // A disk takes real time, also where a test drives the clock.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _over = new();
    private readonly SqliteFile _file;
    private readonly Func<long> _commits;
    private readonly ILogger _logger;
    private readonly Task _loop;

    /// <param name="commits">How many commits there have been.</param>
    public SqliteCheckpoints(SqliteFile file, Func<long> commits, ILogger logger)
    {
        (_file, _commits, _logger) = (file, commits, logger);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>May be called twice: the container knows the database under two names.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_over.IsCancellationRequested)
            await _over.CancelAsync();
        await _loop;
        _over.Dispose();
    }

    private async Task RunAsync()
    {
        using var beats = new PeriodicTimer(Between, TimeProvider.System);
        try
        {
            for (var seen = 0L; await beats.WaitForNextTickAsync(_over.Token);)
            {
                if (_commits() is var commits && commits != seen && new FileInfo($"{_file.Path}-wal") is { Exists: true, Length: > Enough } && Checkpoint())
                    seen = commits;
            }
        }
        catch (OperationCanceledException)
        {
            // the database is closed
        }
    }

    // What fails here is tried again, and in the end the writer does it itself.
    private bool Checkpoint()
    {
        try
        {
            using var connection = _file.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            using var reader = command.ExecuteReader();
            return reader.Read() && reader.GetInt32(0) == 0;
        }
        catch (SqliteException failure)
        {
            Log.Failed(_logger, failure.SqliteErrorCode);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database's log could not be moved into it (SQLite error {Code}); it is tried again")]
        public static partial void Failed(ILogger logger, int code);
    }
}
