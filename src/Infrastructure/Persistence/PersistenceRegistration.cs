using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Infrastructure.Delivery;
using HubSpotCrm.Infrastructure.HubSpot.Webhooks;
using HubSpotCrm.Infrastructure.Persistence.Events;
using HubSpotCrm.Infrastructure.Persistence.Idempotency;
using HubSpotCrm.Infrastructure.Persistence.Keys;
using HubSpotCrm.Infrastructure.Persistence.Operations;
using HubSpotCrm.Infrastructure.Persistence.Postgres;
using HubSpotCrm.Infrastructure.Persistence.Queue;
using HubSpotCrm.Infrastructure.Persistence.Scheduling;
using HubSpotCrm.Infrastructure.Persistence.Secrets;
using HubSpotCrm.Infrastructure.Persistence.Sqlite;
using HubSpotCrm.Infrastructure.Persistence.Subscriptions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Persistence;

public static class PersistenceRegistration
{
    /// <summary>The service's own database and the stores in it.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.AddSingleton(provider => DatabaseAddress.Parse(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Connection));
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<PostgresDatabase>();
        services.AddSingleton<ICrmDatabase>(provider => provider.GetRequiredService<DatabaseAddress>().IsPostgres
            ? provider.GetRequiredService<PostgresDatabase>()
            : provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<LocalTurns>();
        services.AddSingleton<PostgresTurns>();
        services.AddSingleton<IKeyTurns>(provider => provider.GetRequiredService<DatabaseAddress>().IsPostgres
            ? provider.GetRequiredService<PostgresTurns>()
            : provider.GetRequiredService<LocalTurns>());
        services.AddSingleton<IStoreHealth, StoreProbe>();
        services.AddSingleton<IIdempotencyKeys, IdempotencyKeys>();
        services.AddSingleton<IRecordKeys, RecordKeys>();
        services.AddSingleton<IRecordAliases, RecordAliases>();
        services.AddSecrets(configuration);
        services.AddEvents(configuration);
        services.AddSingleton<DatabaseStart>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseStart>());
        return services;
    }

    private static void AddSecrets(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SecretsOptions>().Bind(configuration.GetSection(SecretsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SecretsOptions>, SecretsOptionsValidator>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<SecretsAtRest>();
        services.AddSingleton<IBookingPasses, BookingPasses>();
    }

    /// <summary>What comes by webhook and what is done about it.</summary>
    private static void AddEvents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EventOptions>().Bind(configuration.GetSection(EventOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EventOptions>, EventOptionsRanges>();
        services.AddSingleton<WakeUps>();
        services.AddSingleton<PostgresWakeUps>();
        services.AddHostedService(provider => provider.GetRequiredService<PostgresWakeUps>());
        services.AddSingleton<IWakeUps>(provider => provider.GetRequiredService<DatabaseAddress>().IsPostgres
            ? provider.GetRequiredService<PostgresWakeUps>()
            : provider.GetRequiredService<WakeUps>());
        services.AddSingleton<HubSpotEvents>();
        services.AddSingleton<IWebhookInbox, WebhookInbox>();
        services.AddSingleton<IEventFeed, EventFeed>();
        services.AddSingleton<QuarantineBounds>();
        services.AddSingleton<IQuarantine, Quarantine>();
        services.AddSingleton<KeptSecrets>();
        services.AddSingleton<IEventSubscriptions, EventSubscriptions>();
        services.AddSingleton<IPushes, Pushes>();
        services.AddSingleton<ClaimNames>();
        services.AddSingleton<EffectWriter>();
        services.AddSingleton<IQueueEngine, QueueEngine>();
        services.AddSingleton<IQueues, QueuesOfDatabase>();
        services.AddSingleton<IDeadLetters, DeadLetters>();
        services.AddSingleton<IOperations, StoredOperations>();
        services.AddSingleton<IBookings, StoredBookings>();
        services.AddSingleton<KnownChanges>();
        services.AddSingleton<IMissedChanges, MissedChanges>();
        services.AddSingleton<IUptime, Uptime>();
    }

    /// <summary>Opens the database and brings it to this version's schema. Hosts do it at their start; whoever has no host, or wants to explain its failure, does it before.</summary>
    /// <exception cref="DatabaseStartException">It cannot be used as it is set up.</exception>
    public static Task StartDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<DatabaseStart>().OpenAsync(cancellationToken);
}
