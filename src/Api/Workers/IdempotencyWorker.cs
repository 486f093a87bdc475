using HubSpotCrm.Application.Ports.OnceOnly;

namespace HubSpotCrm.Api.Workers;

/// <summary>Keeps this instance's turns alive, and forgets keys that have had their time.</summary>
internal sealed partial class IdempotencyWorker(IIdempotencyKeys keys, TimeProvider time, ILogger<IdempotencyWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenPurges = TimeSpan.FromHours(1);

    private long? _purged;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beats = new PeriodicTimer(Beat, time);
        try
        {
            while (await beats.WaitForNextTickAsync(stoppingToken))
                await LookAfterAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the service stops
        }
    }

    private async Task LookAfterAsync(CancellationToken cancellationToken)
    {
        try
        {
            await keys.RenewAsync(cancellationToken);
            if (_purged is { } last && time.GetElapsedTime(last) < BetweenPurges)
                return;
            if (!await keys.PurgeAsync(cancellationToken))
                _purged = time.GetTimestamp();
        }
#pragma warning disable CA1031 // a loop that ends would end the service
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The idempotency keys could not be looked after; it is tried again")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
