using System.Net;
using HubSpotCrm.Application.Ports.Events;
using Microsoft.Extensions.DependencyInjection;

namespace HubSpotCrm.Infrastructure.Push;

internal static class PushRegistration
{
    /// <summary>The way to subscribers' servers: an HTTP client of its own, which trusts none of them.</summary>
    public static void AddPush(this IServiceCollection services)
    {
        services.AddSingleton<Func<string, CancellationToken, Task<IPAddress[]>>>(Dns.GetHostAddressesAsync);
        services.AddSingleton<PushConnection>();
        services.AddSingleton<IPushTargets, PushTargets>();
        services.AddSingleton<IPushSender, PushSender>();
        services.AddHttpClient(PushSender.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)    // PushSender keeps the time
            .RemoveAllLoggers()    // they write addresses, and those may hold a secret
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)    // connections are renewed by PooledConnectionLifetime
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,    // a proxy would connect for us, to wherever it likes
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                ConnectTimeout = TimeSpan.FromSeconds(5),
                ActivityHeadersPropagator = null,
                ConnectCallback = (context, cancellationToken) => provider.GetRequiredService<PushConnection>().OpenAsync(context.DnsEndPoint, cancellationToken),
            });
    }
}
