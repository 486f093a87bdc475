using System.Collections.Concurrent;
using System.Threading.Channels;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Infrastructure.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HubSpotCrm.Infrastructure.Persistence.Postgres;

/// <summary>
/// Rings in the other instances too, by <c>NOTIFY</c>: a hint that may be lost, for all look by themselves each second. It
/// goes out after the commit and for many rings at once, because commits that notify wait for each other.
/// </summary>
internal sealed partial class PostgresWakeUps(DatabaseAddress address, PostgresDatabase database, WakeUps local, ILogger<PostgresWakeUps> logger) : BackgroundService, IWakeUps
{
    private const string ListenSql = "LISTEN hubspotcrm";
    private const string NotifySql = "SELECT pg_notify('hubspotcrm', @rung)";
    private const string BeatSql = "SELECT 1";
    private const char Between = ' ';
    private const int MostTogether = 100;    // a payload has less than 8,000 bytes

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, byte> _rung = new(StringComparer.Ordinal);
    private readonly Channel<string> _toTell = Channel.CreateUnbounded<string>(new() { SingleReader = true });

    public void Ring(string topic)
    {
        local.Ring(topic);
        if (_rung.TryAdd(topic, 0))
            _toTell.Writer.TryWrite(topic);
    }

    public Task NextAsync(string topic) => local.NextAsync(topic);

    public void Forget(string topic) => local.Forget(topic);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => address.IsPostgres
        ? Task.WhenAll(AgainAndAgainAsync(TellAsync, stoppingToken), AgainAndAgainAsync(ListenAsync, stoppingToken))
        : Task.CompletedTask;

    private async Task TellAsync(CancellationToken stopping)
    {
        while (await _toTell.Reader.WaitToReadAsync(stopping))
        {
            await Task.Delay(Gathering, TimeProvider.System, stopping);
            var rung = new List<string>();
            while (_toTell.Reader.TryRead(out var topic))
            {
                _rung.TryRemove(topic, out _);
                rung.Add(topic);
            }

            foreach (var some in rung.Chunk(MostTogether))
                await database.ReadAsync(session => session.ExecuteAsync(NotifySql, ("rung", string.Join(Between, [_instance, .. some]))), stopping);
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        // Not from the pool, where whoever takes it next would go on listening.
        await using var source = PostgresDatabase.CreateSource(new NpgsqlConnectionStringBuilder(address.Value) { Pooling = false, ApplicationName = "hubspotcrm-wake-ups" }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(stopping);
        connection.Notification += (_, heard) => Hear(heard.Payload);
        await ExecuteAsync(connection, ListenSql, stopping);
        while (true)
        {
            if (!await connection.WaitAsync(Beat, stopping))
                await ExecuteAsync(connection, BeatSql, stopping);    // a connection that died silently would stay silent
        }
    }

    private void Hear(string payload)
    {
        if (payload.Split(Between) is not [var instance, .. var topics] || instance == _instance)
            return;
        foreach (var topic in topics)
            local.Ring(topic);
    }

    private async Task AgainAndAgainAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (Exception failure) when (failure is NpgsqlException or StoreUnavailableException)
            {
                Log.Deaf(logger, failure.Message);
                await Task.Delay(AfterFailure, TimeProvider.System, stopping);
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // two constants
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 5 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Instances do not hear of each other's work at once, they look each second: {Reason}")]
        public static partial void Deaf(ILogger logger, string reason);
    }
}
