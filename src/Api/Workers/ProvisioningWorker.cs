using HubSpotCrm.Application.Ports.OnceOnly;

namespace HubSpotCrm.Api.Workers;

/// <summary>Looks where the account has the write id, at the start and now and then.</summary>
internal sealed class ProvisioningWorker(ICrmProvisioningWatch watch, TimeProvider time) : BackgroundService
{
    // Before the first request comes, and before the queues are worked on.
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        watch.Begin();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var wait = await watch.LookAsync(stoppingToken);
                await Task.Delay(wait, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the service stops
        }
    }
}
