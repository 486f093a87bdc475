using HubSpotCrm.Application.Ports.OnceOnly;

namespace HubSpotCrm.Api.Workers;

/// <summary>Looks where the account has the write id, at the start and now and then.</summary>
internal sealed class ProvisioningWorker(ICrmProvisioningWatch watch, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
                await Task.Delay(await watch.LookAsync(stoppingToken), time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the service stops
        }
    }
}
