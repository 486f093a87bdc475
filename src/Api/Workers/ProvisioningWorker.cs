using HubSpotCrm.Application.Ports.OnceOnly;

namespace HubSpotCrm.Api.Workers;

/// <summary>Looks where the account has the write id, at the start and now and then.</summary>
internal sealed class ProvisioningWorker(ICrmProvisioningWatch watch, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            await Task.Delay(await watch.LookAsync(stoppingToken), time, stoppingToken);
    }
}
