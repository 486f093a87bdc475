using System.Reflection;
using FluentValidation;
using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
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
        services.AddValidatorsFromAssembly(Assembly.GetExecutingAssembly(), ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddHandlers();

        services.AddRecordUseCases<Contact, ContactFields>();
        services.AddSingleton<INewRecordRules<ContactFields>, NewContactRules>();
        return services;
    }

    /// <summary>The use cases that are the same for every object type.</summary>
    private static void AddRecordUseCases<T, TFields>(this IServiceCollection services)
        where T : class, ICrmRecord
        where TFields : class, IRecordFields
    {
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
