using System.Globalization;

namespace TestSupport.Hosting;

/// <summary>How a test's service is set up. The defaults never make a caller wait.</summary>
public sealed record ApiSettings
{
    public int PatienceSeconds { get; init; } = 30;

    public int AttemptTimeoutSeconds { get; init; } = 10;

    /// <summary>Requests in ten seconds.</summary>
    public int Quota { get; init; } = 1_000_000;

    public int SearchesPerSecond { get; init; } = 1_000_000;

    /// <summary>Requests that one key may make in a minute; no limit when null.</summary>
    public int? RequestsPerMinute { get; init; }

    public string HubSpotToken { get; init; } = "sandbox-token";

    public string ApiKeys { get; init; } = Hosting.ApiKeys.Setting;

    public string ApiVersion { get; init; } = "2026-09";

    /// <summary>Where the service keeps its own data; a file that is gone with the service when null.</summary>
    public string? Database { get; init; }

    /// <summary>With what HubSpot signs deliveries; none are taken when empty.</summary>
    public string ClientSecret { get; init; } = "sandbox-secret";

    public string PublicBaseUrl { get; init; } = "https://crm.example.net";

    /// <summary>Further settings, by their .NET names.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The time that the service lives in.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>As command line arguments, which win over whatever the environment says.</summary>
    internal string[] ToArguments(Uri hubSpot, string database) =>
    [
        "--environment=Development",
        "--PORT=",
        "--urls=http://127.0.0.1:0",
        $"--HubSpot:BaseUrl={hubSpot}",
        $"--HubSpot:AccessToken={HubSpotToken}",
        "--HubSpot:AccessTokenFile=",
        $"--Database:Connection={database}",
        $"--HubSpot:ApiVersion={ApiVersion}",
        $"--HubSpot:PatienceSeconds={Text(PatienceSeconds)}",
        $"--HubSpot:AttemptTimeoutSeconds={Text(AttemptTimeoutSeconds)}",
        $"--HubSpot:Quota:Requests={Text(Quota)}",
        $"--HubSpot:Quota:SearchPerSecond={Text(SearchesPerSecond)}",
        $"--HubSpot:ClientSecret={ClientSecret}",
        "--HubSpot:PreviousClientSecret=",
        $"--PublicBaseUrl={PublicBaseUrl}",
        $"--Auth:ApiKeys={ApiKeys}",
        .. More.Select(setting => $"--{setting.Key}={setting.Value}"),
        .. RequestsPerMinute is { } limit ? [$"--Auth:RequestsPerMinute={Text(limit)}"] : Array.Empty<string>(),
        "--Serilog:MinimumLevel:Default=Error",
        "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Error",
        "--Serilog:MinimumLevel:Override:LuckyPennySoftware=Fatal",
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
