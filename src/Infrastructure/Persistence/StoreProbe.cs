using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.Persistence;

/// <summary>Writes a row and waits until it is on disk, at most once a second however many ask.</summary>
internal sealed partial class StoreProbe(ICrmDatabase database, ILogger<StoreProbe> logger) : IStoreHealth
{
    private const string Sql = "INSERT INTO store_probe (name, written_at) VALUES ('probe', @at) ON CONFLICT (name) DO UPDATE SET written_at = excluded.written_at";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // A disk takes real time, also where a test drives the clock.
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly Lock _gate = new();
    private Task<bool>? _probe;
    private long _began;

    public async Task<bool> CanWriteAsync(CancellationToken cancellationToken)
    {
        var (probe, began) = Current();
        var left = Patience - Time.GetElapsedTime(began);
        if (!probe.IsCompleted && left <= TimeSpan.Zero)
            return false;
        try
        {
            return await probe.WaitAsync(left > TimeSpan.Zero ? left : Patience, Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // One that still runs is waited for: another one would only queue up behind it.
    private (Task<bool> Probe, long Began) Current()
    {
        lock (_gate)
        {
            if (_probe is null || (_probe.IsCompleted && Time.GetElapsedTime(_began) > Fresh))
            {
                _began = Time.GetTimestamp();
                _probe = Task.Run(ProbeAsync);
            }

            return (_probe, _began);
        }
    }

    private async Task<bool> ProbeAsync()
    {
        try
        {
            return await database.ExecuteAsync(Sql, CancellationToken.None, ("at", Time.GetUtcNow().ToUnixTimeMilliseconds())) == 1;
        }
#pragma warning disable CA1031 // whatever it is, nothing can be written
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (failure is not StoreUnavailableException)
                Log.Unforeseen(logger, failure);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The database's probe failed")]
        public static partial void Unforeseen(ILogger logger, Exception exception);
    }
}
