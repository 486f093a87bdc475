using HubSpotCrm.Application.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HubSpotCrm.Api.Hosting.Health;

/// <summary>Not ready once the process has been told to stop, nor while nothing can be kept.</summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime, IStoreHealth store) : IHealthCheck
{
    public const string Tag = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return HealthCheckResult.Unhealthy("stopping");
        return await store.CanWriteAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the database takes no writes");
    }
}

internal static class ReadinessRegistration
{
    public static void AddReadiness(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<Readiness>("running", tags: [Readiness.Tag]);
}
