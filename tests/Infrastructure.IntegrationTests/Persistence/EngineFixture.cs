using HubSpotCrm.Infrastructure;
using HubSpotCrm.Infrastructure.Persistence;
using Infrastructure.IntegrationTests.Drivers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
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

    protected string Folder => _folder.Path;

    protected string Address { get; private set; } = "";

    internal ICrmDatabase Database => Get<ICrmDatabase>();

    /// <summary>What all instances have logged.</summary>
    protected LogLines Lines { get; private set; } = null!;

    protected CancellationToken Ct => _deadline.Token;

    [SetUp]
    public async Task OpenAsync()
    {
        _deadline = new(TimeSpan.FromSeconds(60));
        _folder = new();
        Lines = new();
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
        Lines.Dispose();
        _deadline.Dispose();
    }

    protected T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    protected async Task RestartAsync(params (string Name, string Value)[] settings)
    {
        await _services!.DisposeAsync();
        _services = await StartAsync(settings);
    }

    /// <summary>Another instance of the service on the same database.</summary>
    protected async Task<ServiceProvider> StartAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:Connection"] = Address, ["HubSpot:AccessToken"] = "sandbox-token", ["HubSpot:BaseUrl"] = "http://127.0.0.1:1" };
        foreach (var (name, value) in settings)
            all[name] = value;
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(Lines)).AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Development" })
            .AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(all).Build()).BuildServiceProvider();
        await services.StartDatabaseAsync(Ct);
        return services;
    }
}
