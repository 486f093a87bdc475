using System.Reflection;
using FluentValidation;
using HubSpotCrm.Application.Calls;
using HubSpotCrm.Application.Companies;
using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Application.Deals;
using HubSpotCrm.Application.Emails;
using HubSpotCrm.Application.Engagements;
using HubSpotCrm.Application.Meetings;
using HubSpotCrm.Application.Notes;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Application.Records.Batches;
using HubSpotCrm.Application.Tasks;
using HubSpotCrm.Application.Tickets;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;
using HubSpotCrm.Domain.Tickets;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HubSpotCrm.Application;

public static class ApplicationRegistration
{
    /// <summary>The use cases and the pipeline around them.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(UseCaseLoggingBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(DeferralBehavior<,>));
        services.AddValidatorsFromAssembly(Assembly.GetExecutingAssembly(), ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddHandlers();
        services.AddObjectTypes();
        services.AddWords();
        services.AddSingleton<StageNames>();
        services.AddSingleton<CompanyKeys>();
        services.AddSingleton<KeyedCreation>();
        services.AddDelivery();
        services.AddWorkflows();
        services.AddScheduling();
        return services;
    }

    private static void AddObjectTypes(this IServiceCollection services)
    {
        services.AddRecordUseCases<Contact, ContactFields, NewContactRules>();
        services.AddRecordUseCases<Company, CompanyFields, NewCompanyRules>();
        services.AddRecordUseCases<Deal, DealFields, NewDealRules>();
        services.AddRecordUseCases<Ticket, TicketFields, NewTicketRules>();
        services.AddRecordUseCases<Call, CallFields, NewCallRules>();
        services.AddRecordUseCases<Meeting, MeetingFields, NewMeetingRules>();
        services.AddRecordUseCases<Note, NoteFields, NewNoteRules>();
        services.AddRecordUseCases<CrmTask, CrmTaskFields, NewCrmTaskRules>();
        services.AddRecordUseCases<Email, EmailFields, NewEmailRules>();
        services.AddMerge<Contact>();
        services.AddMerge<Company>();
        services.AddMerge<Deal>();
        services.AddMerge<Ticket>();
        services.AddTimeline<Contact>();
        services.AddTimeline<Company>();
        services.AddTimeline<Deal>();
        services.AddTimeline<Ticket>();
        services.AddEngagement<Call, CallFields>();
        services.AddEngagement<Meeting, MeetingFields>();
        services.AddEngagement<Note, NoteFields>();
        services.AddEngagement<CrmTask, CrmTaskFields>();
        services.AddEngagement<Email, EmailFields>();
    }

    private static void AddWords(this IServiceCollection services)
    {
        services.AddSingleton<IFieldWords<DealFields>, DealWords>();
        services.AddSingleton<IFieldWords<TicketFields>, TicketWords>();
        services.AddSingleton<IFieldWords<CallFields>, CallWords>();
        services.AddSingleton<IFieldWords<MeetingFields>, MeetingWords>();
        services.AddSingleton<IFieldWords<NoteFields>, NoteWords>();
        services.AddSingleton<IFieldWords<EmailFields>, EmailWords>();
    }

    /// <summary>The use cases that are the same for every object type.</summary>
    private static void AddRecordUseCases<T, TFields, TNewRules>(this IServiceCollection services)
        where T : CrmRecord, ICrmRecord
        where TFields : class, IRecordFields
        where TNewRules : class, INewRecordRules<TFields>
    {
        services.AddSingleton<INewRecordRules<TFields>, TNewRules>();
        services.AddSingleton<FieldWords<TFields>>();
        services.AddUseCase<CreateRecordCommand<T, TFields>, T, CreateRecordHandler<T, TFields>, CreateRecordValidator<T, TFields>>();
        services.AddUseCase<UpdateRecordCommand<T, TFields>, T, UpdateRecordHandler<T, TFields>, UpdateRecordValidator<T, TFields>>();
        services.AddUseCase<GetRecordQuery<T>, T, GetRecordHandler<T>, GetRecordValidator<T>>();
        services.AddUseCase<ListRecordsQuery<T>, Page<T>, ListRecordsHandler<T>, ListRecordsValidator<T>>();
        services.AddUseCase<SearchRecordsQuery<T>, SearchPage<T>, SearchRecordsHandler<T>, SearchRecordsValidator<T>>();
        services.AddTransient<IRequestHandler<ArchiveRecordCommand<T>, Unit>, ArchiveRecordHandler<T>>();
        services.AddUseCase<ReadRecordBatchQuery<T>, IReadOnlyList<BatchOutcome<T>>, ReadRecordBatchHandler<T>, ReadRecordBatchValidator<T>>();
        services.AddUseCase<ArchiveRecordBatchCommand<T>, IReadOnlyList<BatchOutcome<T>>, ArchiveRecordBatchHandler<T>, ArchiveRecordBatchValidator<T>>();
        services.AddUseCase<CreateRecordBatchCommand<T, TFields>, IReadOnlyList<BatchOutcome<T>>, CreateRecordBatchHandler<T, TFields>, CreateRecordBatchValidator<T, TFields>>();
        services.AddUseCase<UpdateRecordBatchCommand<T, TFields>, IReadOnlyList<BatchOutcome<T>>, UpdateRecordBatchHandler<T, TFields>, UpdateRecordBatchValidator<T, TFields>>();
        services.AddUseCase<UpsertRecordBatchCommand<T, TFields>, IReadOnlyList<BatchOutcome<T>>, UpsertRecordBatchHandler<T, TFields>, UpsertRecordBatchValidator<T, TFields>>();
    }

    /// <summary>Merging, for the types that HubSpot merges.</summary>
    private static void AddMerge<T>(this IServiceCollection services)
        where T : CrmRecord, ICrmRecord =>
        services.AddUseCase<MergeRecordsCommand<T>, T, MergeRecordsHandler<T>, MergeRecordsValidator<T>>();

    private static void AddTimeline<T>(this IServiceCollection services)
        where T : CrmRecord, ICrmRecord =>
        services.AddUseCase<GetTimelineQuery<T>, Page<TimelineItem>, GetTimelineHandler<T>, GetTimelineValidator<T>>();

    /// <summary>What calls, meetings, notes, tasks and emails have beyond other records: a place on timelines, a short form on contacts.</summary>
    private static void AddEngagement<T, TFields>(this IServiceCollection services)
        where T : CrmRecord, ICrmRecord, IEngagement
        where TFields : class, IRecordFields
    {
        services.AddSingleton<ITimelineSource, TimelineSource<T>>();
        services.AddUseCase<LogOnContactCommand<T, TFields>, T, LogOnContactHandler<T, TFields>, LogOnContactValidator<T, TFields>>();
    }

    private static void AddUseCase<TMessage, TResult, THandler, TValidator>(this IServiceCollection services)
        where TMessage : IRequest<TResult>
        where THandler : class, IRequestHandler<TMessage, TResult>
        where TValidator : class, IValidator<TMessage>
    {
        services.AddTransient<IRequestHandler<TMessage, TResult>, THandler>();
        services.AddSingleton<IValidator<TMessage>, TValidator>();
    }

    private static void AddHandlers(this IServiceCollection services)
    {
        foreach (var handler in Assembly.GetExecutingAssembly().GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in handler.GetInterfaces().Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
                services.AddTransient(contract, handler);
        }
    }
}
