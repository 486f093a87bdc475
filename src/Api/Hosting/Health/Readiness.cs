using HubSpotCrm.Api.Outbox;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Scheduling.Mails;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HubSpotCrm.Api.Hosting.Health;

/// <summary>Not ready once the process has been told to stop, nor while nothing can be kept.</summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime, IStoreHealth store, OutboxGate outbox, MailTrouble mails) : IHealthCheck
{
    public const string Tag = "ready";

    /// <summary>Among the data of a healthy result while writes wait for somebody to correct the token or its scopes.</summary>
    public const string Parked = "parked";

    /// <summary>Among the data of a healthy result while the mail server takes no mail: since when, a <see cref="DateTimeOffset"/>.</summary>
    public const string MailsWaitSince = "mails wait since";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return HealthCheckResult.Unhealthy("stopping");
        if (!await store.CanWriteAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("the database takes no writes");
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        if (outbox.Refusal is { } reason)
            data[Parked] = reason;
        if (mails.Current is { } trouble)
            data[MailsWaitSince] = trouble.Since;
        return HealthCheckResult.Healthy(data: data);
    }
}

internal static class ReadinessRegistration
{
    public static void AddReadiness(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<Readiness>("running", tags: [Readiness.Tag]);
}
