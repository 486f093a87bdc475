using Verify.Outbox;
using Verify.Rig;

namespace Verify.Workflows;

/// <summary>The service is killed again and again while orders come and are worked on (R1, R10, R20).</summary>
internal sealed class WorkflowKillCheck : ICheck
{
    private const double ShortestLife = 0.25;
    private const double LifeSpread = 1.5;
    private const double Golden = 0.618034;    // its multiples spread evenly, however many there are
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public string Name => "workflow-kill";

    public string Summary => "kill -9 again and again while orders come and are worked on: each has one deal and one note, won and linked; no customer or company is there twice";

    public string Control => "each repetition of an order has another externalId, as of a client without one: orders double";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--store", "sqlite", "sqlite, or postgres with two instances: one is killed at a time, the orders go to the other one"),
        new("--kills", "300", "how often"),
        new("--orders", "3000", "spread over the kills"),
        new("--pause", "2000", "how long a ready service lives until the next kill, in ms: the mean of lives from a quarter of it on"),
        new("--limit", "190", "HubSpot calls in ten seconds, 100 or 190; 0: no limit"),
    ];

    public IReadOnlyList<string> Quick => ["--orders", "300", "--kills", "20"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var instances = await StartAsync(run, hubSpot);
        run.Report.Property("the hidden property is made by `provision`", instances[0].Provisioned, instances[0].Provisioned, "true");

        var senders = new OrderSenders(instances, hasFreshIds: run.Control);
        var sending = senders.RunAsync();
        var returns = await KillAsync(run, instances, senders);
        senders.End();
        await sending;
        var drained = await LeftOperations.EndAsync(instances[0], Longest);

        var stats = await hubSpot.Driver.StatsAsync();
        run.Report.Figures("orders", new
        {
            acknowledged = senders.Acknowledged.Count,
            repeats = senders.Repeats,
            answers = senders.Answers,
            kills = returns.Count,
            slowestReturnMs = Math.Round(returns.DefaultIfEmpty().Max()),
            drainedSeconds = Math.Round(drained.TotalSeconds, 1),
            calls = stats["requests"],
            refused429 = stats["refused429"],
        });
        await JudgeAsync(run, hubSpot, instances[0], senders, returns.Count);
    }

    private static async Task<List<ApiProcess>> StartAsync(CheckRun run, HubSpotProcess hubSpot)
    {
        var limit = run.Arguments.Number("--limit");
        var tier = AccountTier.NameOf(limit);
        var database = run.Arguments.Text("--store") == "postgres" ? await (await run.StartPostgresAsync()).CreateDatabaseAsync() : null;
        List<ApiProcess> instances = [];
        for (var n = 1; n <= (database is null ? 1 : 2); n++)
            instances.Add(await run.StartApiAsync(new(hubSpot.Address) { Name = $"api-{n}", Database = database, Quota = AccountTier.QuotaOf(limit), Provision = n == 1 }));
        await hubSpot.Driver.SetAsync(new { tier, searchDelayMs = 10_000, latencyMs = 150, perItemMs = 2 });
        await hubSpot.Driver.ForgetStatsAsync();
        return instances;
    }

    /// <summary>Half of a kill's orders come while the service lives, the others while it is away.</summary>
    /// <returns>How long each time until it was ready again, in ms.</returns>
    private static async Task<List<double>> KillAsync(CheckRun run, List<ApiProcess> instances, OrderSenders senders)
    {
        var (kills, orders) = (run.Arguments.Number("--kills"), run.Arguments.Number("--orders"));
        List<double> returns = [];
        for (var kill = 0; kill < kills; kill++)
        {
            senders.Release(orders * ((2 * kill) + 1) / (2 * kills));
            await Wait.ShortlyAsync(Life(kill, run.Arguments.Number("--pause")));
            var victim = kill % instances.Count;
            senders.TurnTo((victim + 1) % instances.Count);
            await instances[victim].KillAsync();
            senders.Release(orders * ((2 * kill) + 2) / (2 * kills));
            returns.Add((await instances[victim].ReturnAsync()).TotalMilliseconds);
            CheckRun.Say($"{kill + 1}: {instances[victim].Address} was ready again after {returns[^1]:0} ms, {senders.Acknowledged.Count} orders are acknowledged");
        }

        senders.Release(orders);
        return returns;
    }

    /// <summary>Another one each time, so that every moment of a run comes.</summary>
    private static TimeSpan Life(int kill, int pause) => TimeSpan.FromMilliseconds(pause * (ShortestLife + (LifeSpread * (kill * Golden % 1))));

    private static async Task JudgeAsync(CheckRun run, HubSpotProcess hubSpot, ApiProcess api, OrderSenders senders, int killed)
    {
        var (report, orders) = (run.Report, run.Arguments.Number("--orders"));
        report.AtLeast("times it was killed", killed, run.Arguments.Number("--kills"));
        report.Property("orders acknowledged", senders.Acknowledged.Count == orders, senders.Acknowledged.Count, $"{orders}");
        Findings.None(report, "orders that were refused", senders.Refused);
        report.Property("no operation failed or died", await LeftOperations.AreNoneAsync(api, "failed") && await LeftOperations.AreNoneAsync(api, "dead"), "the lists", "empty");
        await hubSpot.Driver.SetAsync(new { tier = "unlimited", latencyMs = 0, perItemMs = 0 });    // to be read quickly
        (await OrderOracle.ReadAsync(hubSpot)).Judge(report, senders.Acknowledged);
    }
}
