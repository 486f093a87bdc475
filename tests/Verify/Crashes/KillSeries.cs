using Verify.Rig;
using Verify.Workflows;

namespace Verify.Crashes;

/// <summary>The service, killed again and again while senders are at work. With PostgreSQL it is two instances: one is killed at a time, and the senders turn to the other one.</summary>
internal sealed class KillSeries
{
    private const double ShortestLife = 0.25;
    private const double LifeSpread = 1.5;
    private const double Golden = 0.618034;    // its multiples spread evenly, however many there are

    private readonly CheckRun _run;

    private KillSeries(CheckRun run, IReadOnlyList<ApiProcess> instances) => (_run, Instances) = (run, instances);

    public IReadOnlyList<ApiProcess> Instances { get; }

    /// <summary>How long each time until it was ready again, in ms.</summary>
    public IReadOnlyList<double> Returns { get; private set; } = [];

    /// <param name="kills">As many as there are unless told otherwise.</param>
    public static IReadOnlyList<Option> Options(string kills) =>
    [
        new("--store", "sqlite", "sqlite, or postgres with two instances: one is killed at a time, the senders turn to the other one"),
        new("--kills", kills, "how often"),
        new("--pause", "2000", "how long a ready service lives until the next kill, in ms: the mean of lives from a quarter of it on"),
        new("--limit", "190", "HubSpot calls in ten seconds, 100 or 190; 0: no limit"),
    ];

    /// <summary>With a HubSpot that takes its time, and whose search is late.</summary>
    /// <param name="more">Further settings of the service.</param>
    public static async Task<KillSeries> StartAsync(CheckRun run, HubSpotProcess hubSpot, IReadOnlyDictionary<string, string> more)
    {
        var limit = run.Arguments.Number("--limit");
        var tier = AccountTier.NameOf(limit);
        var database = run.Arguments.Text("--store") == "postgres" ? await (await run.StartPostgresAsync()).CreateDatabaseAsync() : null;
        List<ApiProcess> instances = [];
        for (var n = 1; n <= (database is null ? 1 : 2); n++)
            instances.Add(await run.StartApiAsync(new(hubSpot.Address) { Name = $"api-{n}", Database = database, Quota = AccountTier.QuotaOf(limit), Provision = n == 1, More = more }));
        await hubSpot.Driver.SetAsync(new { tier, searchDelayMs = 10_000, latencyMs = 150, perItemMs = 2 });
        await hubSpot.Driver.ForgetStatsAsync();
        run.Report.Property("the hidden property is made by `provision`", instances[0].Provisioned, instances[0].Provisioned, "true");
        return new(run, instances);
    }

    /// <summary>Until all that is sent is answered. Half of a kill's share is released while the service lives, the other half while it is away.</summary>
    public async Task RunAsync(RepeatingSenders senders, int count)
    {
        var sending = senders.RunAsync();
        await KillAsync(senders, count, _run.Arguments.Number("--kills"));
        senders.Release(count);
        senders.End();
        await sending;
    }

    /// <summary>HubSpot is to be read quickly now.</summary>
    /// <param name="of">What was sent, in the plural.</param>
    /// <param name="drained">How long until all was done.</param>
    public async Task TellAsync(string of, RepeatingSenders senders, TimeSpan drained, HubSpotProcess hubSpot)
    {
        var stats = await hubSpot.Driver.StatsAsync();
        _run.Report.Figures(of, new
        {
            answered = senders.Ended - senders.Refused.Count,
            repeats = senders.Repeats,
            answers = senders.Answers,
            kills = Returns.Count,
            slowestReturnMs = Math.Round(Returns.DefaultIfEmpty().Max()),
            drainedSeconds = Math.Round(drained.TotalSeconds, 1),
            calls = stats["requests"],
            refused429 = stats["refused429"],
        });
        _run.Report.AtLeast("times it was killed", Returns.Count, _run.Arguments.Number("--kills"));
        Findings.None(_run.Report, $"{of} that were refused", senders.Refused);
        await hubSpot.Driver.SetAsync(new { tier = "unlimited", latencyMs = 0, perItemMs = 0 });
    }

    private async Task KillAsync(RepeatingSenders senders, int count, int kills)
    {
        List<double> returns = [];
        for (var kill = 0; kill < kills; kill++)
        {
            senders.Release(count * ((2 * kill) + 1) / (2 * kills));
            await Wait.ShortlyAsync(Life(kill, _run.Arguments.Number("--pause")));
            var victim = kill % Instances.Count;
            senders.TurnTo((victim + 1) % Instances.Count);
            await Instances[victim].KillAsync();
            senders.Release(count * ((2 * kill) + 2) / (2 * kills));
            returns.Add((await Instances[victim].ReturnAsync()).TotalMilliseconds);
            CheckRun.Say($"{kill + 1}: {Instances[victim].Address} was ready again after {returns[^1]:0} ms, {senders.Ended} of {count} are answered");
        }

        Returns = returns;
    }

    /// <summary>Another one each time, so that every moment of a run comes.</summary>
    private static TimeSpan Life(int kill, int pause) => TimeSpan.FromMilliseconds(pause * (ShortestLife + (LifeSpread * (kill * Golden % 1))));
}
