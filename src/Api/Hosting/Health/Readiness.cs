using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HubSpotCrm.Api.Hosting.Health;

/// <summary>Not ready once the process has been told to stop.</summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public const string Tag = "ready";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("stopping") : HealthCheckResult.Healthy());
}

internal static class ReadinessRegistration
{
    public static void AddReadiness(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<Readiness>("running", tags: [Readiness.Tag]);
}
