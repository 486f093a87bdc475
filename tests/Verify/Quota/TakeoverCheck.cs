using System.Diagnostics;
using System.Globalization;
using TestSupport.Hosting;
using Verify.Load;
using Verify.Rig;

namespace Verify.Quota;

/// <summary>Several instances share one quota, and take over what a killed one had (reliability: R13).</summary>
internal sealed class TakeoverCheck : ICheck
{
    private const double Use = 0.95;
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WindowAndMore = TimeSpan.FromSeconds(60);

    public string Name => "takeover-quota";

    public string Summary => "two and three instances on one PostgreSQL: one quota, used up to 95 %, taken over after kill -9";

    public string Control => "each instance has a database of its own, and so the whole quota: HubSpot must refuse";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--instances", "2,3", "how many at a time"),
        new("--seconds", "30", "how long each is measured; whole windows of ten seconds"),
        new("--limit", "190", "HubSpot calls in ten seconds: 100 or 190"),
        new("--callers", "1000", "concurrent callers"),
    ];

    public IReadOnlyList<string> Quick => ["--instances", "2", "--seconds", "10"];

    public async Task RunAsync(CheckRun run)
    {
        var postgres = await run.StartPostgresAsync();
        foreach (var instances in run.Arguments.Text("--instances").Split(','))
            await RunAsync(run, postgres, int.Parse(instances, CultureInfo.InvariantCulture));
    }

    private static async Task RunAsync(CheckRun run, PostgresServer postgres, int instances)
    {
        var arguments = run.Arguments;
        await using var hubSpot = await run.StartHubSpotAsync($"sandbox-{instances}");
        var population = await Population.MakeAsync(hubSpot, arguments.Number("--callers"), arguments.Number("--callers"));
        await LimitAsync(hubSpot, arguments.Number("--limit"));
        List<ApiProcess> apis = [];
        try
        {
            var database = await postgres.CreateDatabaseAsync();
            for (var n = 0; n < instances; n++)
            {
                var own = run.Control && n > 0 ? await postgres.CreateDatabaseAsync() : database;
                apis.Add(await run.StartApiAsync(new(hubSpot.Address) { Name = $"api-{instances}-{n}", Quota = arguments.Number("--limit"), Database = own }));
            }

            await LoadAsync(run, hubSpot, apis, population);
        }
        finally
        {
            foreach (var api in apis)
                await api.DisposeAsync();
        }
    }

    private static async Task LoadAsync(CheckRun run, HubSpotProcess hubSpot, List<ApiProcess> apis, Population population)
    {
        var crowd = new Crowd([.. apis.Select(api => api.Address.Port)], run.Arguments.Number("--callers"), (caller, n) => Exchange.Of((Kind)((caller + n) % 2), population, caller, n, "t"));
        using var stop = new CancellationTokenSource();
        var calling = crowd.RunAsync(stop.Token);
        await Wait.ShortlyAsync(TimeSpan.FromSeconds(12));
        crowd.Measure();
        var together = await UseAsync(run, hubSpot);
        crowd.Rest();
        run.Report.Figures($"{apis.Count} instances", new { answered = crowd.Result.Answered, failures = crowd.Result.Failures, p99Ms = Math.Round(Tally.Quantile(crowd.Result.Milliseconds, 0.99)) });
        run.Report.RateAtLeast($"{apis.Count} instances: use of the limit", together, Use);

        await apis[0].KillAsync();
        await Wait.ShortlyAsync(Takeover);
        run.Report.RateAtLeast($"{apis.Count} instances: use from 10 s after one was killed", await UseAsync(run, hubSpot), Use);
        await stop.CancelAsync();
        await calling;

        var stats = await hubSpot.Driver.StatsAsync();
        run.Report.None($"{apis.Count} instances: 429 answers of HubSpot", long.Parse(stats["refused429"]!, CultureInfo.InvariantCulture));
        run.Report.AtMost($"{apis.Count} instances: busiest ten seconds", double.Parse(stats["busiestWindow"]!, CultureInfo.InvariantCulture), run.Arguments.Number("--limit"));
        run.Report.Property($"{apis.Count} instances: every answer is right", crowd.Result.WrongCount == 0, crowd.Result.Wrong ?? "all", "all");
    }

    private static async Task<double> UseAsync(CheckRun run, HubSpotProcess hubSpot)
    {
        var (before, since) = (await hubSpot.Driver.CallsAsync(), Stopwatch.GetTimestamp());
        await Wait.ShortlyAsync(run.Arguments.Seconds("--seconds"));
        var calls = await hubSpot.Driver.CallsAsync() - before;
        return calls / (run.Arguments.Number("--limit") * Stopwatch.GetElapsedTime(since).TotalSeconds / 10);
    }

    private static async Task LimitAsync(HubSpotProcess hubSpot, int limit)
    {
        await hubSpot.Driver.AdvanceAsync(WindowAndMore);
        await hubSpot.Driver.SetAsync(new { tier = limit == 100 ? "free" : "pro", latencyMs = 150, perItemMs = 2 });
        await hubSpot.Driver.ForgetStatsAsync();
    }
}
