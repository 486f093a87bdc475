using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubSpotCrm.Infrastructure.Persistence.Keys;
using Npgsql;

namespace HubSpotCrm.Infrastructure.Persistence.Postgres;

/// <summary>
/// Turns over all instances. Of those who wait here only the first goes on to the server, where it holds an advisory lock
/// for as long as its transaction is open: the server gives it back when the instance or its connection dies.
/// </summary>
internal sealed class PostgresTurns(DatabaseAddress address, LocalTurns local) : IKeyTurns, IAsyncDisposable
{
    private const int MostTurns = 50;

    // Whoever finds no connection waits no longer than for the turn itself.
    private readonly SemaphoreSlim _room = new(MostTurns);

    // Connections of their own: a turn is held while HubSpot answers, and must not keep the stores from theirs.
    private readonly Lazy<NpgsqlDataSource> _source = new(() => PostgresDatabase.CreateSource(
        new NpgsqlConnectionStringBuilder(address.Value) { MaxPoolSize = MostTurns, Timeout = 15, ApplicationName = "hubspotcrm-turns" }.ConnectionString));

    public async Task<IAsyncDisposable> TakeAsync(string key, TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        var here = await local.TakeAsync(key, patience, cancellationToken);
        try
        {
            return await LockAmongOthersAsync(here, key, patience - TimeProvider.System.GetElapsedTime(began), cancellationToken);
        }
        catch (Exception failure)
        {
            await here.DisposeAsync();
            if (failure is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
                throw KeyTurnRefusal.Create();
            if (PostgresFailures.IsOfStore(failure))
                throw PostgresFailures.Explain(failure);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_source.IsValueCreated)
            await _source.Value.DisposeAsync();
        _room.Dispose();
    }

    private async Task<Hold> LockAmongOthersAsync(IAsyncDisposable here, string key, TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        if (!await _room.WaitAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, cancellationToken))
            throw KeyTurnRefusal.Create();
        try
        {
            var connection = await PostgresTries.RunAsync(_source.Value, () => LockAsync(key, patience - TimeProvider.System.GetElapsedTime(began), cancellationToken), PostgresFailures.IsBroken, cancellationToken);
            return new(here, _room, connection);
        }
        catch
        {
            _room.Release();
            throw;
        }
    }

    private async Task<NpgsqlConnection> LockAsync(string key, TimeSpan patience, CancellationToken cancellationToken)
    {
        var connection = await _source.Value.OpenConnectionAsync(cancellationToken);
        try
        {
            var wait = Math.Max(1, (long)patience.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);    // zero would be for ever
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
#pragma warning disable CA2100 // two numbers of our own
            await using var command = new NpgsqlCommand($"SET LOCAL idle_in_transaction_session_timeout = '120s'; SET LOCAL lock_timeout = {wait}; SELECT pg_advisory_xact_lock({Number(key)})", connection, transaction) { CommandTimeout = 0 };
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Two keys of one number only wait for each other needlessly.
    private static string Number(string key) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(key))).ToString(CultureInfo.InvariantCulture);

    private sealed class Hold(IAsyncDisposable here, SemaphoreSlim room, NpgsqlConnection connection) : IAsyncDisposable
    {
        private int _given;

        // Closing the connection ends its transaction, and with it the lock.
        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _given, 1) != 0)
                return;
            await connection.DisposeAsync();
            room.Release();
            await here.DisposeAsync();
        }
    }
}
