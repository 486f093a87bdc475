using System.Diagnostics;
using System.Globalization;
using Verify.Load;
using Verify.Rig;

namespace Verify.Outbox;

/// <summary>HubSpot is away while writes are left with the service (R7, R12).</summary>
internal sealed class OutboxCheck : ICheck
{
    private const int Known = 160;
    private const double SlowestAnswer = 100;
    private const double FirstCall = 10;
    private const double Drained = 60;

    /// <summary>Faults of the sandbox; last, without one, connections are refused.</summary>
    private static readonly object?[] Modes = [new { kind = "status", status = 503 }, new { kind = "hang" }, new { kind = "drop" }, null];

    public string Name => "outage";

    public string Summary => "HubSpot answers 503, hangs, drops and refuses connections while writes are left with the service: none lost, none doubled, order kept, quickly done";

    public string Control => "callers wait for HubSpot instead of leaving their writes";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--writes", "20000", "how many writes are left"),
        new("--seconds", "180", "how long the outage lasts, in its four forms"),
        new("--limit", "190", "requests in ten seconds"),
    ];

    public IReadOnlyList<string> Quick => ["--writes", "2000", "--seconds", "30"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var door = run.Keep(new Door(hubSpot.Address));
        door.Open();
        var api = await run.StartApiAsync(new(door.Address) { Quota = run.Arguments.Number("--limit"), Provision = true });
        var known = await hubSpot.Driver.CreateManyAsync("contacts", Enumerable.Range(0, Known).Select(n => (object)new { email = $"known-{n}@example.com", jobtitle = "0" }));
        await hubSpot.Driver.SetAsync(new { tier = "pro" });
        await hubSpot.Driver.ForgetStatsAsync();
        var writes = new LeftWrites(api, known, run.Control);
        await BreakAsync(run, hubSpot, door, writes);

        var healed = Stopwatch.GetTimestamp();
        await hubSpot.Driver.HealAsync();
        door.Open();
        var before = await hubSpot.Driver.CallsAsync();
        var first = run.Control ? TimeSpan.Zero : await Wait.ForAsync("the first call", TimeSpan.FromSeconds(90), api.Process, async () => await hubSpot.Driver.CallsAsync() > before);    // with the control nothing waits for it
        await LeftOperations.EndAsync(api, TimeSpan.FromMinutes(10));
        await JudgeAsync(run, (hubSpot, api), writes, first, Stopwatch.GetElapsedTime(healed));
    }

    private static async Task BreakAsync(CheckRun run, HubSpotProcess hubSpot, Door door, LeftWrites writes)
    {
        var duration = run.Arguments.Seconds("--seconds") / Modes.Length;
        foreach (var mode in Modes)
        {
            await hubSpot.Driver.HealAsync();
            await (mode is null ? door.ShutAsync() : hubSpot.Driver.FailAsync(mode));
            await writes.SendAsync(run.Arguments.Number("--writes") / Modes.Length, duration);
        }
    }

    private static async Task JudgeAsync(CheckRun run, (HubSpotProcess HubSpot, ApiProcess Api) system, LeftWrites writes, TimeSpan first, TimeSpan drained)
    {
        var (hubSpot, api) = system;
        var (report, stats) = (run.Report, await hubSpot.Driver.StatsAsync());
        await hubSpot.Driver.SetAsync(new { tier = "unlimited" });    // the judge asks too
        var (lost, doubled) = await writes.CountAsync(hubSpot.Driver);
        report.Figures("outage", new { taken = writes.Taken, p50Ms = Math.Round(Tally.Quantile(writes.Milliseconds, 0.5), 1), p99Ms = Math.Round(Tally.Quantile(writes.Milliseconds, 0.99), 1), drainedSeconds = Math.Round(drained.TotalSeconds, 1), calls = stats["requests"] });
        report.None("writes that were not taken", writes.Refused);
        report.AtMost("p99 of the answers, in ms", Tally.Quantile(writes.Milliseconds, 0.99), SlowestAnswer);
        report.None("taken and not done", lost);
        report.None("done twice", doubled);
        report.None("records whose values are out of order", await writes.OutOfOrderAsync(hubSpot));
        report.AtMost("seconds from HubSpot's return to the first call", first.TotalSeconds, FirstCall);
        report.AtMost("seconds until all was done", drained.TotalSeconds, Drained);
        report.None("429 answers of HubSpot", long.Parse(stats["refused429"]!, CultureInfo.InvariantCulture));
        report.AtMost("busiest ten seconds", double.Parse(stats["busiestWindow"]!, CultureInfo.InvariantCulture), run.Arguments.Number("--limit"));
        report.Property("no operation failed or died", await LeftOperations.AreNoneAsync(api, "failed") && await LeftOperations.AreNoneAsync(api, "dead"), "the lists", "empty");
    }
}
