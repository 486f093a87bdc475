using System.Diagnostics;
using TestSupport.Hosting;
using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Crashes;

/// <summary>One of two instances is gone in the middle of its work (R13).</summary>
internal sealed class WorkTakeoverCheck : ICheck
{
    private const int Deals = 40;
    private const int EventsOfEach = 3;
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public string Name => "takeover";

    public string Summary => "two instances on one PostgreSQL: what a killed or stopped one had begun is done by the other, soon and once";

    public string Control => "the other one sleeps for 20 s";

    public IReadOnlyList<Option> Options { get; } = [new("--rounds", "10", "how many kills, and as many stops")];

    public IReadOnlyList<string> Quick => ["--rounds", "2"];

    public async Task RunAsync(CheckRun run)
    {
        var postgres = await run.StartPostgresAsync();
        var hubSpot = await run.StartHubSpotAsync();
        for (var round = 1; round <= run.Arguments.Number("--rounds"); round++)
        {
            await RoundAsync(run, hubSpot, postgres, $"kill {round}", AfterKill, first => first.KillAsync());
            await RoundAsync(run, hubSpot, postgres, $"stop {round}", AfterStop, first => first.Process.SignalAsync("TERM"));
        }
    }

    private static async Task RoundAsync(CheckRun run, HubSpotProcess hubSpot, PostgresServer postgres, string name, TimeSpan target, Func<ApiProcess, Task> end)
    {
        var deals = await WonDeals.MakeAsync(hubSpot, Deals, EventsOfEach);
        var database = await postgres.CreateDatabaseAsync();
        await using var first = await StartAsync(run, hubSpot, database, $"first {name}");
        await Held.BeginAsync(hubSpot, WonDeals.Path);
        await deals.DeliverAsync(first);
        await Held.WaitAsync(hubSpot, WonDeals.Path, first.Process);
        await using var second = await StartAsync(run, hubSpot, database, $"second {name}");
        await hubSpot.Driver.HealAsync();

        if (run.Control)
            await second.Process.SignalAsync("STOP");
        var since = Stopwatch.GetTimestamp();
        await end(first);
        if (run.Control)
        {
            await Wait.ShortlyAsync(TimeSpan.FromSeconds(20));
            await second.Process.SignalAsync("CONT");
        }

        await deals.AllWonAsync(second, Longest);
        run.Report.TimeAtMost($"{name}: seconds until all its work was done", Stopwatch.GetElapsedTime(since).TotalSeconds, target.TotalSeconds);
        await WholeFeed.SettleAsync(second, Longest);
        await deals.JudgeAsync(run.Report, name, second);
    }

    private static Task<ApiProcess> StartAsync(CheckRun run, HubSpotProcess hubSpot, string database, string name) =>
        run.StartApiAsync(new(hubSpot.Address) { Name = name.Replace(' ', '-'), Database = database, AttemptTimeoutSeconds = 60, More = Held.Patient(Deliverer.Settings) });
}
