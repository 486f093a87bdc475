using HubSpotCrm.Infrastructure;
using HubSpotCrm.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using TestSupport.Hosting;

namespace Infrastructure.IntegrationTests.Persistence;

/// <summary>A database of each case's own, on one engine or the other, with the stores as the service registers them.</summary>
public abstract class EngineFixture(string engine)
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    private TemporaryFolder _folder = null!;
    private ServiceProvider? _services;
    private CancellationTokenSource _deadline = null!;

    protected string Address { get; private set; } = "";

    internal ICrmDatabase Database => Get<ICrmDatabase>();

    protected CancellationToken Ct => _deadline.Token;

    [SetUp]
    public async Task OpenAsync()
    {
        _deadline = new(TimeSpan.FromSeconds(60));
        _folder = new();
        Address = engine == Sqlite ? _folder.Database : await SharedPostgres.DatabaseAsync();
        _services = await StartAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        _services = null;
        _folder.Dispose();
        _deadline.Dispose();
    }

    protected T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    protected async Task RestartAsync()
    {
        await _services!.DisposeAsync();
        _services = await StartAsync();
    }

    /// <summary>Another instance of the service on the same database.</summary>
    protected async Task<ServiceProvider> StartAsync()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:Connection"] = Address, ["HubSpot:AccessToken"] = "sandbox-token", ["HubSpot:BaseUrl"] = "http://127.0.0.1:1" };
        var services = new ServiceCollection().AddLogging().AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Development" })
            .AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        await services.StartDatabaseAsync(Ct);
        return services;
    }
}
