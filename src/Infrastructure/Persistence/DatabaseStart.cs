using Microsoft.Extensions.Hosting;

namespace HubSpotCrm.Infrastructure.Persistence;

/// <summary>Opens the database once, before the service listens.</summary>
internal sealed class DatabaseStart(ICrmDatabase database) : IHostedLifecycleService
{
    private readonly Lock _gate = new();
    private Task? _opened;

    public Task OpenAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _opened ??= ((IDatabaseStart)database).StartAsync(cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
