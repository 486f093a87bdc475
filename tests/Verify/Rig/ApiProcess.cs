using System.Globalization;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Verify.Rig;

/// <summary>How a service under check is set up.</summary>
/// <param name="HubSpot">The sandbox that it calls.</param>
internal sealed record ApiSetup(Uri HubSpot)
{
    public string Name { get; init; } = "api";

    /// <summary>Requests in ten seconds.</summary>
    public int Quota { get; init; } = 1_000_000;

    /// <summary>Null: a SQLite file of its own.</summary>
    public string? Database { get; init; }

    public int AttemptTimeoutSeconds { get; init; } = 10;

    /// <summary>Has the service's hidden property made in HubSpot before it starts, as an operator would.</summary>
    public bool Provision { get; init; }

    /// <summary>Further settings, by environment variable.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>The built service as a process of its own, on a port that stays the same when it is killed and started again.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ProvisionDeadline = TimeSpan.FromSeconds(20);

    private readonly string _log;
    private readonly string _folder;
    private readonly Dictionary<string, string> _environment;
    private readonly HttpClient _http;
    private OwnProcess? _process;

    private ApiProcess(string folder, ApiSetup setup)
    {
        var port = FreePort.Lasting();
        _log = Path.Combine(folder, $"{setup.Name}.log");
        _folder = Directory.CreateDirectory(Path.Combine(folder, setup.Name)).FullName;
        Address = new Uri($"http://127.0.0.1:{port}/");
        _http = CrmClient.Http(Address);
        Database = setup.Database ?? $"Data Source={Path.Combine(_folder, "hubspotcrm.db")}";
        _environment = new(setup.More, StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["HUBSPOT_BASE_URL"] = setup.HubSpot.ToString(),
            ["HUBSPOT_PRIVATE_APP_TOKEN"] = "sandbox-token",
            ["HubSpot__Quota__Requests"] = Text(setup.Quota),
            ["HubSpot__Quota__Daily"] = "1000000000",
            ["HubSpot__AttemptTimeoutSeconds"] = Text(setup.AttemptTimeoutSeconds),
            ["Database__Connection"] = Database,
            ["API_KEYS"] = ApiKeys.Setting,
        };
    }

    public Uri Address { get; }

    /// <summary>As its setting has it.</summary>
    public string Database { get; }

    public OwnProcess Process => _process ?? throw new InvalidOperationException("The service was not started.");

    /// <summary>False when it was not asked for, or this build does not know how.</summary>
    public bool Provisioned { get; private set; }

    public CrmClient Writer => new(_http, ApiKeys.Writer);

    public CrmClient Operator => new(_http, ApiKeys.Operator);

    public static async Task<ApiProcess> StartAsync(string folder, ApiSetup setup)
    {
        var api = new ApiProcess(folder, setup);
        if (setup.Provision)
            api.Provisioned = await api.ProvisionAsync();
        await api.ReturnAsync();
        return api;
    }

    public Task KillAsync() => Process.KillAsync();

    /// <summary>Starts it, or starts it again after a kill.</summary>
    /// <returns>How long until it was ready.</returns>
    public Task<TimeSpan> ReturnAsync()
    {
        _process = OwnProcess.Start(_log, _folder, _environment, "dotnet", Program);
        return ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _http.Dispose();
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "HubSpotCrm.Api.dll");

    private async Task<bool> ProvisionAsync()
    {
        await using var command = OwnProcess.Start(_log, _folder, _environment, "dotnet", Program, "provision");
        return await command.ExitAsync(ProvisionDeadline) == 0;
    }

    private Task<TimeSpan> ReadyAsync() =>
        Wait.ForAsync("the service to be ready", StartDeadline, Process, async () => (await new CrmClient(_http, key: null).GetAsync("health/ready")).Status == 200);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
