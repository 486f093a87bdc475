using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports.Delivery;

namespace HubSpotCrm.Api.Workers;

/// <summary>Works on every queue, and keeps the claims of this process alive.</summary>
internal sealed class QueueWorker(IEnumerable<IQueueWork> works, IQueueRunner runner, IQueueEngine queue, TimeProvider time, ILogger<QueueWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
    [
        Loop.RunAsync(RenewAsync, time, logger, stoppingToken),
        .. works.Select(work => Loop.RunAsync(stopping => runner.RunAsync(work, stopping), time, logger, stoppingToken)),
    ]);

    private async Task RenewAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Beat, time, stoppingToken);
        await queue.RenewAsync(stoppingToken);
    }
}
