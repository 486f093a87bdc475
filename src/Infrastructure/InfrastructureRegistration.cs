using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;
using HubSpotCrm.Domain.Tickets;
using HubSpotCrm.Infrastructure.Callers;
using HubSpotCrm.Infrastructure.HubSpot;
using HubSpotCrm.Infrastructure.HubSpot.Associations;
using HubSpotCrm.Infrastructure.HubSpot.Batching;
using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.OnceOnly;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Quota;
using HubSpotCrm.Infrastructure.HubSpot.Quota.Shared;
using HubSpotCrm.Infrastructure.HubSpot.Records;
using HubSpotCrm.Infrastructure.HubSpot.ReferenceData;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using HubSpotCrm.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Refit;

namespace HubSpotCrm.Infrastructure;

public static class InfrastructureRegistration
{
    private const string HttpClientName = "hubspot";

    /// <summary>The way to HubSpot.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ICallerContext, FlowingCaller>();
        services.AddSingleton<CallerPatience>();
        services.AddOptions<HubSpotOptions>().Bind(configuration.GetSection(HubSpotOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HubSpotOptions>, HubSpotOptionsRanges>();
        services.AddSingleton<IValidateOptions<HubSpotOptions>, HubSpotOptionsValidator>();
        services.AddPersistence(configuration);
        services.AddHubSpotHttp();
        services.AddHubSpotApis();

        services.AddSingleton<UpdateAnswers>();
        services.AddSingleton<BatchQueue>();
        services.AddSingleton<RecordLanes>();
        services.AddSingleton<IncludedAssociations>();
        services.AddWriteIds();
        services.AddRecords<Contact, ContactFields, ContactMap>();
        services.AddRecords<Company, CompanyFields, CompanyMap>();
        services.AddRecords<Deal, DealFields, DealMap>();
        services.AddRecords<Ticket, TicketFields, TicketMap>();
        services.AddRecords<Call, CallFields, CallMap>();
        services.AddRecords<Meeting, MeetingFields, MeetingMap>();
        services.AddRecords<Note, NoteFields, NoteMap>();
        services.AddRecords<CrmTask, CrmTaskFields, CrmTaskMap>();
        services.AddRecords<Email, EmailFields, EmailMap>();
        services.AddSingleton<IContactEraser, HubSpotContactEraser>();
        services.AddReferenceData();
        services.AddSingleton<AssociationLabels>();
        services.AddSingleton<HubSpotAssociations>();
        services.AddSingleton<ICrmAssociations>(provider => provider.GetRequiredService<HubSpotAssociations>());
        services.AddSingleton<ICrmAssociationReader>(provider => provider.GetRequiredService<HubSpotAssociations>());
        return services;
    }

    private static void AddRecords<T, TFields, TMap>(this IServiceCollection services)
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields
        where TMap : RecordMap<T, TFields>
    {
        services.AddSingleton<TMap>();
        services.AddSingleton<RecordMap<T, TFields>>(provider => provider.GetRequiredService<TMap>());
        services.AddSingleton<ICrmFieldNames<T>>(provider => provider.GetRequiredService<TMap>());
        services.AddSingleton<IPropertyNames>(provider => provider.GetRequiredService<TMap>());
        services.AddSingleton<RecordOperations<T, TFields>>();
        services.AddSingleton<RecordQueue<T, TFields>>();
        services.AddSingleton<HubSpotRecords<T, TFields>>();
        services.AddSingleton<LostCreates<T, TFields>>();
        services.AddSingleton<Settlement<T, TFields>>();
        services.AddSingleton<RecordCreation<T, TFields>>();
        services.AddSingleton<ICrmReader<T>, RememberingReader<T, TFields>>();
        services.AddSingleton<ICrmWriter<T, TFields>, RememberingWriter<T, TFields>>();
        services.AddSingleton<ICrmArchive<T>>(provider => provider.GetRequiredService<HubSpotRecords<T, TFields>>());
        services.AddSingleton<ICrmMerger<T>, RecordMerge<T, TFields>>();
    }

    private static void AddWriteIds(this IServiceCollection services)
    {
        services.AddSingleton<WriteIdDiscovery>();
        services.AddSingleton<CreationWork>();
        services.AddSingleton<ICrmProvisioningWatch>(provider => provider.GetRequiredService<WriteIdDiscovery>());
        services.AddSingleton<ICrmProvisioning, WriteIdProvisioning>();
    }

    private static void AddReferenceData(this IServiceCollection services)
    {
        services.AddSingleton<ICrmPipelines, HubSpotPipelineList>();
        services.AddSingleton<ICrmOwners, HubSpotOwnerList>();
        services.AddSingleton<ICrmProperties, HubSpotPropertyList>();
        services.AddSingleton<Func<IHubSpotCallingApi>>(provider => provider.GetRequiredService<IHubSpotCallingApi>);
        services.AddSingleton<HubSpotCallOutcomes>();
        services.AddSingleton<ICallOutcomes>(provider => provider.GetRequiredService<HubSpotCallOutcomes>());
    }

    private static void AddHubSpotHttp(this IServiceCollection services)
    {
        services.AddSingleton<HubSpotQuota>();
        services.AddSingleton<PermitInHand>();
        services.AddSingleton<QuotaTable>();
        services.AddHostedService<QuotaSharing>();
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

    private static void AddHubSpotApis(this IServiceCollection services)
    {
        services.AddSingleton(provider => CreateApi<IHubSpotObjectsApi>(provider, HubSpotPaths.Objects));
        services.AddSingleton(provider => CreateApi<IHubSpotAssociationsApi>(provider, HubSpotPaths.Associations));
        services.AddSingleton(provider => CreateApi<IHubSpotAssociationLabelsApi>(provider, HubSpotPaths.AssociationLabels));
        services.AddSingleton(provider => CreateApi<IHubSpotPipelinesApi>(provider, HubSpotPaths.Pipelines));
        services.AddSingleton(provider => CreateApi<IHubSpotOwnersApi>(provider, HubSpotPaths.Owners));
        services.AddSingleton(provider => CreateApi<IHubSpotPropertiesApi>(provider, HubSpotPaths.Properties));
        services.AddSingleton(provider => CreateApi<IHubSpotCallingApi>(provider, HubSpotPaths.Calling));
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
