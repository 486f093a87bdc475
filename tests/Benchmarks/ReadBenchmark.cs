using System.Globalization;

namespace Benchmarks;

/// <summary>
/// Reads one contact through the service and, in the same run and in turn, the same through a bare relay. What counts is the
/// ratio: figures of one machine say little about another.
/// </summary>
internal static class ReadBenchmark
{
    /// <summary>What the service asks HubSpot for.</summary>
    public const string HubSpotQuery = "?properties=email,firstname,lastname,phone,mobilephone,company,jobtitle,website,address,city,state,zip,country,lifecyclestage,hs_lead_status,hubspot_owner_id";

    private const string Key = "bench-key-0123456789abcdef0123456789abcdef";
    private const string KeyHeader = $"X-Api-Key: {Key}\r\n";
    private const string RelayPath = "/crm/objects/2026-09/contacts/";
    private const string ServicePath = "/api/v1/contacts/";
    private const int Connections = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        var repeats = Number(args, "--repeats", 5);
        var seconds = TimeSpan.FromSeconds(Number(args, "--seconds", 10));
        using var upstream = new Upstream();
        using var relay = await ServerProcess.StartAsync(
            port => ["dotnet", typeof(ReadBenchmark).Assembly.Location, "relay", port.ToString(CultureInfo.InvariantCulture), upstream.Address.ToString()], _ => [], $"{RelayPath}51200000101", "");
        using var folder = new TemporaryFolder();
        using var service = await ServerProcess.StartAsync(_ => ["dotnet", ApiAssembly()], port => ServiceSettings(port, upstream.Address, folder.Path), $"{ServicePath}51200000101", KeyHeader);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        var idle = service.ResidentMegabytes;

        Console.WriteLine($"{(ServerProcess.CanPin ? "servers on core 0" : "servers not pinned")}, {Connections} connections, {repeats} repeats of {seconds.TotalSeconds:0} s in turn");
        await RunOnceAsync(relay.Address, RelayPath, "", seconds);    // until both are compiled
        await RunOnceAsync(service.Address, ServicePath, KeyHeader, seconds);
        var ratios = new List<double>();
        for (var i = 0; i < repeats; i++)
        {
            var direct = await RunOnceAsync(upstream.Address, RelayPath, "", TimeSpan.FromSeconds(2), HubSpotQuery);
            var before = (Relay: relay.ProcessorTime, Service: service.ProcessorTime);
            var floor = await RunOnceAsync(relay.Address, RelayPath, "", seconds);
            var ours = await RunOnceAsync(service.Address, ServicePath, KeyHeader, seconds);
            var cost = (Relay: Cost(relay.ProcessorTime - before.Relay, floor), Service: Cost(service.ProcessorTime - before.Service, ours));
            ratios.Add(ours.PerSecond / floor.PerSecond);
            Console.WriteLine(
                $"load alone {direct.PerSecond,7:0}/s   relay {Line(floor)} {cost.Relay:0} us   service {Line(ours)} {cost.Service:0} us   ratio {ratios[^1]:0.000}, by processor time {cost.Relay / cost.Service:0.000}");
        }

        ratios.Sort();
        Console.WriteLine($"ratio: median {ratios[ratios.Count / 2]:0.000} [{ratios[0]:0.000}..{ratios[^1]:0.000}]");
        Console.WriteLine($"service: first answer after {service.FirstAnswer.TotalMilliseconds:0} ms, idle {idle:0} MB, after the load {service.ResidentMegabytes:0} MB");
        return 0;
    }

    private static Task<Load> RunOnceAsync(Uri server, string path, string headers, TimeSpan duration, string query = "") =>
        LoadGenerator.RunAsync(server, path, query, headers, Connections, duration);

    /// <summary>Processor time for one request, in microseconds: steadier than the rate where the machine has other work.</summary>
    private static double Cost(TimeSpan processor, Load load) => processor.TotalMicroseconds / load.Requests;

    private static string Line(Load load) => $"{load.PerSecond,6:0}/s p50 {load.Median.TotalMilliseconds:0.0} p99 {load.P99.TotalMilliseconds:0.0} ms";

    private static (string, string)[] ServiceSettings(int port, Uri upstream, string folder) =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("PORT", port.ToString(CultureInfo.InvariantCulture)),
        ("HUBSPOT_BASE_URL", upstream.ToString()),
        ("HUBSPOT_PRIVATE_APP_TOKEN", "bench-token"),
        ("HubSpot__Quota__Requests", "1000000"),
        ("HubSpot__Quota__Daily", "1000000000"),
        ("API_KEYS", $"bench:operator:{Key}"),
        ("DATABASE_URL", $"Data Source={Path.Combine(folder, "crm.db")}"),
    ];

    private static string ApiAssembly()
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "HubSpotCrm.sln")))
            root = root.Parent;
        return Path.Combine(root?.FullName ?? "", "src", "Api", "bin", configuration, "net10.0", "HubSpotCrm.Api.dll");
    }

    /// <summary>Where the service keeps its own data meanwhile.</summary>
    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("hubspotcrm-benchmark-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private static int Number(string[] args, string name, int fallback)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : fallback;
    }
}
