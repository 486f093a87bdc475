using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.OnceOnly;

namespace HubSpotCrm.Api.Workers;

/// <summary>Keeps this instance's turns alive, and forgets keys that have had their time.</summary>
internal sealed partial class IdempotencyWorker(IIdempotencyKeys keys, TimeProvider time, ILogger<IdempotencyWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenPurges = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beats = new PeriodicTimer(Beat, time);
        long? purged = null;
        while (await beats.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keys.RenewAsync(stoppingToken);
                if (purged is { } last && time.GetElapsedTime(last) < BetweenPurges)
                    continue;
                if (!await keys.PurgeAsync(stoppingToken))
                    purged = time.GetTimestamp();
            }
            catch (StoreUnavailableException failure)
            {
                Log.Failed(logger, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The idempotency keys could not be looked after; it is tried again")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
