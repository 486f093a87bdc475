using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Ports.Delivery;
using MediatR;

namespace HubSpotCrm.Api.Workers;

/// <summary>Hands events of the feed out to those who subscribed to them.</summary>
internal sealed class PushWorker(IMediator mediator, IWakeUps wakeUps, TimeProvider time, ILogger<PushWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loop.RunAsync(HandOutAllAsync, time, logger, stoppingToken);

    private async Task HandOutAllAsync(CancellationToken stoppingToken)
    {
        var ring = wakeUps.NextAsync(WakeUpTopics.Feed);
        if (!await mediator.Send(new HandOutEventsCommand(), stoppingToken))
            await Loop.WaitAsync(ring, Look, time, stoppingToken);
    }
}
