namespace HubSpotCrm.Api.Workers;

internal static class WorkerRegistration
{
    /// <summary>The loops that run beside the requests.</summary>
    public static void AddWorkers(this IServiceCollection services)
    {
        services.AddHostedService<ProvisioningWorker>();
        services.AddHostedService<IdempotencyWorker>();
        services.AddHostedService<InboxWorker>();
        services.AddHostedService<PushWorker>();
        services.AddHostedService<QueueWorker>();
        services.AddHostedService<PurgeWorker>();
        services.AddHostedService<MemoryWorker>();
        services.AddHostedService<UptimeWorker>();
    }
}
