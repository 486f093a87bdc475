using HubSpotCrm.Api.Outbox;
using HubSpotCrm.Application.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HubSpotCrm.Api.Hosting.Health;

/// <summary>Not ready once the process has been told to stop, nor while nothing can be kept.</summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime, IStoreHealth store, OutboxGate outbox) : IHealthCheck
{
    public const string Tag = "ready";

    /// <summary>Among the data of a healthy result while writes wait for somebody to correct the token or its scopes.</summary>
    public const string Parked = "parked";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return HealthCheckResult.Unhealthy("stopping");
        if (!await store.CanWriteAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("the database takes no writes");
        return outbox.Refusal is { } reason ? HealthCheckResult.Healthy(data: new Dictionary<string, object>(StringComparer.Ordinal) { [Parked] = reason }) : HealthCheckResult.Healthy();
    }
}

internal static class ReadinessRegistration
{
    public static void AddReadiness(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<Readiness>("running", tags: [Readiness.Tag]);
}
