using HubSpotCrm.Infrastructure.HubSpot.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Refit;

namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>What stands between Refit and the wire, outermost first.</summary>
internal static class HttpRegistration
{
    private const string HttpClientName = "hubspot";

    /// <summary>HubSpot's APIs, over one HTTP client.</summary>
    public static void AddHubSpotApis(this IServiceCollection services)
    {
        services.AddHttp();
        services.AddSingleton(provider => CreateApi<IHubSpotObjectsApi>(provider, HubSpotPaths.Objects));
        services.AddSingleton(provider => CreateApi<IHubSpotAssociationsApi>(provider, HubSpotPaths.Associations));
        services.AddSingleton(provider => CreateApi<IHubSpotAssociationLabelsApi>(provider, HubSpotPaths.AssociationLabels));
        services.AddSingleton(provider => CreateApi<IHubSpotPipelinesApi>(provider, HubSpotPaths.Pipelines));
        services.AddSingleton(provider => CreateApi<IHubSpotOwnersApi>(provider, HubSpotPaths.Owners));
        services.AddSingleton(provider => CreateApi<IHubSpotPropertiesApi>(provider, HubSpotPaths.Properties));
        services.AddSingleton(provider => CreateApi<IHubSpotCallingApi>(provider, HubSpotPaths.Calling));
        services.AddSingleton(provider => CreateApi<IHubSpotSchedulerApi>(provider, HubSpotPaths.Scheduler));
    }

    private static void AddHttp(this IServiceCollection services)
    {
        services.AddSingleton<AccessToken>();
        services.AddSingleton<HubSpotPipeline>();
        services.AddSingleton<HubSpotBreaker>();
        services.AddSingleton<ErrorTranslation>();
        services.AddTransient<CallLogHandler>();
        services.AddTransient<ResilienceHandler>();
        services.AddTransient<QuotaHandler>();
        services.AddTransient<AccessTokenHandler>();
        services.AddHttpClient(HttpClientName)
            .RemoveAllLoggers()    // they write addresses, and ours may name a person
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)    // connections are renewed by PooledConnectionLifetime
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(5),
                ActivityHeadersPropagator = null,
            })
            .AddHttpMessageHandler<CallLogHandler>()
            .AddHttpMessageHandler<ResilienceHandler>()
            .AddHttpMessageHandler<QuotaHandler>()
            .AddHttpMessageHandler<AccessTokenHandler>();
    }

    private static TApi CreateApi<TApi>(IServiceProvider provider, Func<HubSpotOptions, Uri> address)
        where TApi : class
    {
        var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
        client.BaseAddress = address(provider.GetRequiredService<IOptions<HubSpotOptions>>().Value);
        client.Timeout = Timeout.InfiniteTimeSpan;    // ResilienceHandler keeps the time
        var settings = RefitSettings.ForJsonContext(HubSpotJson.Default);
        settings.ExceptionFactory = provider.GetRequiredService<ErrorTranslation>().FromAnswerAsync;
        settings.TransportExceptionFactory = ErrorTranslation.FromTransport;
        settings.DeserializationExceptionFactory = ErrorTranslation.FromUnreadable;
        return RestService.ForGenerated<TApi>(client, settings);
    }
}
