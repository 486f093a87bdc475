using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Infrastructure.Persistence.Idempotency;
using HubSpotCrm.Infrastructure.Persistence.Keys;
using HubSpotCrm.Infrastructure.Persistence.Postgres;
using HubSpotCrm.Infrastructure.Persistence.Sqlite;
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
        services.AddSingleton<DatabaseStart>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseStart>());
        return services;
    }

    /// <summary>Opens the database and brings it to this version's schema. Hosts do it at their start; whoever has no host, or wants to explain its failure, does it before.</summary>
    /// <exception cref="DatabaseStartException">It cannot be used as it is set up.</exception>
    public static Task StartDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<DatabaseStart>().OpenAsync(cancellationToken);
}
