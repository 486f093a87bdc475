using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Infrastructure;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using HubSpotCrm.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TestSupport.Hosting;

namespace Infrastructure.IntegrationTests.Drivers;

/// <summary>The way to HubSpot as the service registers it, and nothing else.</summary>
public sealed class HubSpotClient : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly CallsUnderway _underway = new();

    public HubSpotClient(Uri address, TimeProvider? time = null, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("HubSpot:BaseUrl", address.ToString()), new("HubSpot:AccessToken", "sandbox-token"), new("Database:Connection", _folder.Database)])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"HubSpot:{setting.Name}", (string?)setting.Value))).Build();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<IHostEnvironment>(new Environment()).AddSingleton(time ?? TimeProvider.System);
        services.AddInfrastructure(configuration);
        services.AddHttpClient("hubspot").AddHttpMessageHandler(() => new UnderwayHandler(_underway));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        _services.StartDatabaseAsync(CancellationToken.None).GetAwaiter().GetResult();    // SQLite never waits
    }

    public LogLines Log { get; } = new();

    /// <summary>Attempts that are on the wire now.</summary>
    public int Underway => _underway.Count;

    public ICrmReader<Contact> Reader => Get<ICrmReader<Contact>>();

    public ContactWriter Writer => new(Get<ICrmWriter<Contact, ContactFields>>());

    public ICrmArchive<Contact> Archive => Get<ICrmArchive<Contact>>();

    public ICrmMerger<Contact> Merger => Get<ICrmMerger<Contact>>();

    public IContactEraser Eraser => Get<IContactEraser>();

    internal IHubSpotObjectsApi Api => Get<IHubSpotObjectsApi>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class CallsUnderway
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Add(int change) => Interlocked.Add(ref _count, change);
    }

    private sealed class UnderwayHandler(CallsUnderway underway) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            underway.Add(1);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                underway.Add(-1);
            }
        }
    }

    private sealed class Environment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
