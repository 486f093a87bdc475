using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Webhooks;
using MediatR;

namespace HubSpotCrm.Api.Workers;

/// <summary>Moves what was acknowledged to the feed.</summary>
internal sealed class InboxWorker(IMediator mediator, IWakeUps wakeUps, TimeProvider time, ILogger<InboxWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loop.RunAsync(MoveAllAsync, time, logger, stoppingToken);

    private async Task MoveAllAsync(CancellationToken stoppingToken)
    {
        var ring = wakeUps.NextAsync(WakeUpTopics.Inbox);
        if (!await mediator.Send(new TakeInDeliveriesCommand(), stoppingToken))
            await Loop.WaitAsync(ring, Look, time, stoppingToken);
    }
}
