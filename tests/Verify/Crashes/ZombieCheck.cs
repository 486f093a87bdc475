using TestSupport.Hosting;
using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Crashes;

/// <summary>One of two instances stands still in the middle of its work and goes on when the other has taken it over (R14).</summary>
internal sealed class ZombieCheck : ICheck
{
    private const int Deals = 40;
    private const int EventsOfEach = 3;
    private const int LooksAtRest = 10;
    private const string TakenOver = "was taken over by another instance";
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan BeyondLease = TimeSpan.FromSeconds(14);
    private static readonly TimeSpan LateEnds = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    public string Name => "zombie";

    public string Summary => "an instance that stood still goes on with work that another has taken over: nothing happens twice, its late end is refused";

    public string Control => "the other instance comes when the first has done its work, and takes nothing over";

    public IReadOnlyList<Option> Options { get; } = [new("--rounds", "10", "how often; every second time the other one is still at work when the first goes on")];

    public IReadOnlyList<string> Quick => ["--rounds", "2"];

    public async Task RunAsync(CheckRun run)
    {
        var postgres = await run.StartPostgresAsync();
        var hubSpot = await run.StartHubSpotAsync();
        for (var round = 1; round <= run.Arguments.Number("--rounds"); round++)
            await RoundAsync(run, hubSpot, postgres, round, isSecondAtWork: round % 2 == 0);
    }

    private static async Task RoundAsync(CheckRun run, HubSpotProcess hubSpot, PostgresServer postgres, int round, bool isSecondAtWork)
    {
        var deals = await WonDeals.MakeAsync(hubSpot, Deals, EventsOfEach);
        var database = await postgres.CreateDatabaseAsync();
        await using var first = await StartAsync(run, hubSpot, database, $"first-{round}");
        await Held.BeginAsync(hubSpot, WonDeals.Path, Late);
        await deals.DeliverAsync(first);
        await Held.WaitAsync(hubSpot, WonDeals.Path, first.Process);
        await first.Process.SignalAsync("STOP");
        if (run.Control)
        {
            await Wait.ShortlyAsync(BeyondLease);
            await hubSpot.Driver.HealAsync();
            await first.Process.SignalAsync("CONT");
            await deals.AllWonAsync(first, Longest);
        }

        await using var second = await StartAsync(run, hubSpot, database, $"second-{round}");
        if (!isSecondAtWork)
            await hubSpot.Driver.HealAsync();
        if (isSecondAtWork)
            await Wait.ShortlyAsync(BeyondLease);
        else
            await deals.AllWonAsync(second, Longest);
        await first.Process.SignalAsync("CONT");
        await hubSpot.Driver.HealAsync();
        await JudgeAsync(run, deals, first, second, round);
    }

    private static async Task JudgeAsync(CheckRun run, WonDeals deals, ApiProcess first, ApiProcess second, int round)
    {
        await deals.AllWonAsync(second, Longest);
        await WholeFeed.SettleAsync(second, Longest);
        var refused = await LateEndsAsync(Path.Combine(run.Folder, $"first-{round}.log"), first);
        await WholeFeed.SettleAsync(first, Longest);
        await deals.JudgeAsync(run.Report, $"round {round}", second);
        run.Report.AtLeast($"round {round}: late ends of the first that were refused", refused, 1);
        run.Report.Property($"round {round}: both live", !first.Process.HasExited && !second.Process.HasExited, $"{!first.Process.HasExited}, {!second.Process.HasExited}", "true, true");
    }

    /// <summary>Once no more of them come.</summary>
    private static async Task<int> LateEndsAsync(string log, ApiProcess first)
    {
        var (count, still) = (0, 0);
        try
        {
            await Wait.ForAsync("the first to end what it had begun", LateEnds, first.Process, async () =>
            {
                var now = (await File.ReadAllTextAsync(log)).Split(TakenOver).Length - 1;
                still = now == count ? still + 1 : 0;
                count = now;
                await Wait.ShortlyAsync(TimeSpan.FromMilliseconds(200));
                return count > 0 && still >= LooksAtRest;
            });
        }
        catch (TimeoutException)
        {
            // judged by the caller
        }

        return count;
    }

    private static Task<ApiProcess> StartAsync(CheckRun run, HubSpotProcess hubSpot, string database, string name) =>
        run.StartApiAsync(new(hubSpot.Address) { Name = name, Database = database, AttemptTimeoutSeconds = 60, More = Held.Patient(Deliverer.Settings) });
}
