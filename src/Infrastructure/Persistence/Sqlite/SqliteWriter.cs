using System.Threading.Channels;
using HubSpotCrm.Application.Errors;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The one task that writes. It takes all units that wait into one transaction, so that the cost of reaching the disk is
/// shared, and answers their callers when the commit is on disk. It outlives every error: the callers are told, the
/// connection is opened anew, and it goes on.
/// </summary>
internal sealed partial class SqliteWriter : IAsyncDisposable
{
    private const int MostWaiting = 10_000;
    private const int MostInGroup = 1_000;

    // A disk takes real time, also where a test drives the clock.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<WriteUnit> _units = Channel.CreateBounded<WriteUnit>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly List<WriteUnit> _group = [];
    private readonly SqliteFile _file;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private WriteConnection? _connection;
    private bool _hasFailed;
    private long _commits;

    public SqliteWriter(SqliteFile file, ILogger logger)
    {
        _file = file;
        _logger = logger;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>How many there have been.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    public async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var unit = new WriteUnit<T>(work, cancellationToken);
        if (!_units.Writer.TryWrite(unit))
            throw new StoreUnavailableException("The service's database takes writes too slowly, or the service is stopping.");
        try
        {
            return await unit.Done.WaitAsync(Patience, TimeProvider.System, cancellationToken);
        }
        catch (TimeoutException slow)
        {
            throw new StoreUnavailableException("The service's database does not answer.", slow);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _units.Writer.TryComplete();
        await _loop;
        _connection?.Dispose();
    }

    private async Task RunAsync()
    {
        while (await _units.Reader.WaitToReadAsync())
        {
            while (_group.Count < MostInGroup && _units.Reader.TryRead(out var unit))
                _group.Add(unit);
            await CommitAsync();
            _group.Clear();
        }
    }

    private async Task CommitAsync()
    {
        try
        {
            _connection ??= WriteConnection.Open(_file, _hasFailed);
            await _connection.CommitAsync(_group);
            _hasFailed = false;
            Interlocked.Increment(ref _commits);
        }
#pragma warning disable CA1031 // the writer outlives every error; each caller gets it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Reopen(failure);
            return;
        }

        foreach (var unit in _group)
            unit.Complete();
    }

    private void Reopen(Exception failure)
    {
        if (!_hasFailed)
            Log.Failed(_logger, failure, _group.Count);
        _hasFailed = true;
        try
        {
            _connection?.Dispose();
        }
        catch (SqliteException)
        {
            // The connection is given up; what it left is settled by the next one.
        }

        _connection = null;
        var told = failure is SqliteException sqlite ? SqliteFailures.Explain(sqlite) : failure;    // a unit's own mistake does not come this far
        foreach (var unit in _group)
            unit.Fail(told);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The database took nothing of a group of {Count} writes; it is opened anew")]
        public static partial void Failed(ILogger logger, Exception exception, int count);
    }
}
