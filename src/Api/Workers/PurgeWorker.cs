using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Application.Ports.Operations;

namespace HubSpotCrm.Api.Workers;

/// <summary>Forgets events, refused deliveries and operations that have had their time.</summary>
internal sealed class PurgeWorker(IEventFeed feed, IQuarantine quarantine, IOperations operations, TimeProvider time, ILogger<PurgeWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loop.RunAsync(PurgeAsync, time, logger, stoppingToken);

    private async Task PurgeAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Between, time, stoppingToken);
        await quarantine.PurgeAsync(stoppingToken);
        while (await feed.PurgeAsync(stoppingToken) | await operations.PurgeAsync(stoppingToken))
            stoppingToken.ThrowIfCancellationRequested();
    }
}
