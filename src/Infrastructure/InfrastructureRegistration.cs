using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Ports.Workflows;
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
using HubSpotCrm.Infrastructure.HubSpot.Quota.Instances;
using HubSpotCrm.Infrastructure.HubSpot.Records;
using HubSpotCrm.Infrastructure.HubSpot.ReferenceData;
using HubSpotCrm.Infrastructure.HubSpot.Scheduling;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using HubSpotCrm.Infrastructure.Notifications;
using HubSpotCrm.Infrastructure.Persistence;
using HubSpotCrm.Infrastructure.Phones;
using HubSpotCrm.Infrastructure.Push;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure;

public static class InfrastructureRegistration
{
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
        services.AddPush();
        services.AddPhones(configuration);
        services.AddNotifications(configuration);
        services.AddQuota();
        services.AddHubSpotApis();
        services.AddWriteIds();
        services.AddRecordTypes();
        services.AddReferenceData();
        services.AddScheduler();
        return services;
    }

    private static void AddPhones(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PhoneOptions>().Bind(configuration.GetSection(PhoneOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PhoneOptions>, PhoneOptionsValidator>();
        services.AddSingleton<IPhoneNumbers, InternationalNumbers>();
        services.AddSingleton<IContactPhones, ContactPhoneSearch>();
    }

    private static void AddQuota(this IServiceCollection services)
    {
        services.AddSingleton<HubSpotQuota>();
        services.AddSingleton<QuotaTable>();
        services.AddHostedService<QuotaSharing>();
        services.AddSingleton<BatchQueue>();
    }

    private static void AddRecordTypes(this IServiceCollection services)
    {
        services.AddSingleton<UpdateAnswers>();
        services.AddSingleton<IncludedAssociations>();
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
        services.AddSingleton<AssociationLabels>();
        services.AddSingleton<HubSpotAssociations>();
        services.AddSingleton<ICrmAssociations>(provider => provider.GetRequiredService<HubSpotAssociations>());
        services.AddSingleton<ICrmAssociationReader>(provider => provider.GetRequiredService<HubSpotAssociations>());
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
        services.AddSingleton<CreationCandidates<T, TFields>>();
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

    private static void AddScheduler(this IServiceCollection services)
    {
        services.AddSingleton<MeetingLinkList>();
        services.AddSingleton<IMeetingScheduler, HubSpotMeetingScheduler>();
    }
}
