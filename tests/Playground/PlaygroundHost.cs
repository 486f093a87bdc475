using System.Globalization;
using System.Net.Http.Json;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Infrastructure.Persistence;
using HubSpotSandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Playground;

/// <summary>The service and a HubSpot to run against, together in one process.</summary>
public sealed class PlaygroundHost : IAsyncDisposable
{
    public const string ApiKey = "playground";
    private const int DefaultApiPort = 5000;
    private const int DefaultSandboxPort = 5100;

    private readonly SandboxServer _sandbox;
    private readonly WebApplication _api;
    private readonly DirectoryInfo _folder;

    private PlaygroundHost(SandboxServer sandbox, WebApplication api, DirectoryInfo folder)
    {
        _folder = folder;
        _sandbox = sandbox;
        _api = api;
        Api = new Uri($"{api.Urls.First(url => url.StartsWith("http://", StringComparison.Ordinal)).Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}/");
    }

    public Uri Api { get; }

    public Uri Sandbox => _sandbox.Address;

    /// <summary>Runs until it is told to stop.</summary>
    /// <returns>1 when an argument is wrong or a port is taken.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var playground = await StartAsync(Port(args, "--api-port", DefaultApiPort), Port(args, "--sandbox-port", DefaultSandboxPort));
            Console.WriteLine($"Swagger UI  {playground.Api}swagger");
            Console.WriteLine($"API key     {ApiKey}  (header X-Api-Key, role operator)");
            Console.WriteLine($"Sandbox     {playground.Sandbox}  (a HubSpot with 40 contacts and all that belongs to them; token sandbox-token)");
            Console.WriteLine($"Events      {playground.Api}api/v1/events  (the sandbox's webhooks, as a feed)");
            Console.WriteLine($"Try         curl -H 'X-Api-Key: {ApiKey}' '{playground.Api}api/v1/contacts?limit=3'");
            await playground._api.WaitForShutdownAsync();
            return 0;
        }
        catch (DatabaseStartException database)
        {
            await Console.Error.WriteLineAsync($"The Playground cannot start: {database.Message}");
            return 1;
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            await Console.Error.WriteLineAsync($"The Playground cannot start: {exception.Message} Other ports: --api-port N --sandbox-port N");
            return 1;
        }
    }

    /// <summary>Starts both, with the portal seeded. The environment is passed on to the service.</summary>
    public static async Task<PlaygroundHost> StartAsync(int apiPort, int sandboxPort)
    {
        var sandbox = await SandboxServer.StartAsync(sandboxPort);
        var folder = Directory.CreateTempSubdirectory("hubspotcrm-playground-");    // a new one each time: what the sandbox holds is new too
        try
        {
            await SeededPortal.FillAsync(sandbox.Address);
            var api = ApiHost.Create([.. Settings(apiPort, sandbox.Address), .. Database(folder)]);
            await api.StartAsync();
            await Subscriber.SubscribeAsync(api.Services.GetRequiredService<IEventSubscriptions>(), TimeProvider.System);
            var playground = new PlaygroundHost(sandbox, api, folder);
            await playground.ConnectWebhooksAsync();
            return playground;
        }
        catch
        {
            await sandbox.DisposeAsync();
            folder.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // Only now: the portal's own records are not news.
    private async Task ConnectWebhooksAsync()
    {
        var path = new Uri("webhooks/hubspot", UriKind.Relative);
        var signed = new Uri(new Uri(_api.Configuration["PublicBaseUrl"]!), path);
        using var http = new HttpClient();
        using var answer = await http.PutAsJsonAsync(new Uri(Sandbox, "__sandbox/settings"), new { webhooks = new { targetUrl = new Uri(Api, path), signedUrl = signed, clientSecret = _api.Configuration["HubSpot:ClientSecret"] } });
        answer.EnsureSuccessStatusCode();
    }

    private static string Given(string alias, string fallback) => Environment.GetEnvironmentVariable(alias) is { Length: > 0 } given ? given : fallback;

    // Arguments win over the environment: whatever account a .env file names, the Playground talks to its sandbox only.
    private static string[] Settings(int port, Uri sandbox)
    {
        var keys = Environment.GetEnvironmentVariable("API_KEYS") is { Length: > 0 } given ? $"{given},{ApiKey}:operator:{ApiKey}" : $"{ApiKey}:operator:{ApiKey}";
        return
        [
            $"--PORT={port.ToString(CultureInfo.InvariantCulture)}",
            $"--HubSpot:BaseUrl={sandbox}",
            "--HubSpot:AccessToken=sandbox-token",
            "--HubSpot:AccessTokenFile=",
            $"--HubSpot:ClientSecret={Given("HUBSPOT_CLIENT_SECRET", "sandbox-secret")}",
            string.Create(CultureInfo.InvariantCulture, $"--PublicBaseUrl={Given("PUBLIC_BASE_URL", $"http://localhost:{port}")}"),
            "--Events:AllowPrivateTargets=true",
            $"--environment={Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Development}",
            $"--Auth:ApiKeys={keys}",
            $"--Swagger:PrefilledKey={ApiKey}",
            "--Serilog:MinimumLevel:Default=Warning",
            "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Warning",
            "--Serilog:MinimumLevel:Override:LuckyPennySoftware=Error",
        ];
    }

    private static IEnumerable<string> Database(DirectoryInfo folder) =>
        new[] { "DATABASE_URL", "Database__Connection" }.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            ? []
            : [$"--Database:Connection=Data Source={Path.Combine(folder.FullName, "crm.db")}"];

    private static int Port(string[] args, string name, int fallback)
    {
        var at = Array.IndexOf(args, name);
        if (at < 0)
            return fallback;
        return at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new FormatException($"{name} takes a port.");
    }
}
