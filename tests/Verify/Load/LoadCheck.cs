using Verify.Rig;

namespace Verify.Load;

/// <summary>Many single-record calls under a tight limit.</summary>
internal sealed class LoadCheck : ICheck
{
    public string Name => "load";

    public string Summary => "records per second and HubSpot calls per record under a tight limit; fairness; waits";

    public string Control => "only 20 callers; with --fair and --interactive one app does both; with --alone one call a second";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--kinds", "get,patch,post,mixed", "which calls, each alone"),
        new("--seconds", "60", "how long each is measured; whole windows of ten seconds"),
        new("--warmup", "30", "how long it runs before that: three windows, until calls come evenly; 10 at least"),
        new("--limit", "190", "HubSpot calls in ten seconds: 100, 190 or 250"),
        new("--callers", "2000", "concurrent callers, each with a connection"),
        new("--contacts", "20000", "contacts that they work on"),
        new("--latency", "150", "what a HubSpot call takes, in ms"),
        new("--per-item", "2", "what each record of a call adds, in ms"),
        new("--fair", "", "instead: one app has 10,000 calls waiting, another makes a single one"),
        new("--interactive", "", "instead: 50,000 records queued in the background, a few calls a second beside them"),
        new("--alone", "", "instead: what the service adds to a single call"),
    ];

    public IReadOnlyList<string> Quick => ["--kinds", "mixed", "--seconds", "20"];

    public async Task RunAsync(CheckRun run)
    {
        var arguments = run.Arguments;
        if (arguments.Has("--fair"))
            await OnStageAsync(run, "fair", Fairness.RunAsync);
        else if (arguments.Has("--interactive"))
            await OnStageAsync(run, "interactive", Background.RunAsync);
        else if (arguments.Has("--alone"))
            await OnStageAsync(run, "alone", Alone.RunAsync);
        else
            foreach (var kind in arguments.Text("--kinds").Split(','))
                await OnStageAsync(run, kind, stage => Throughput.RunAsync(stage, kind));
    }

    // Each with processes of its own: an answer of the unlimited time in between would teach the service a wrong limit.
    private static async Task OnStageAsync(CheckRun run, string name, Func<Stage, Task> act)
    {
        await using var hubSpot = await run.StartHubSpotAsync($"sandbox-{name}");
        var setup = new ApiSetup(hubSpot.Address) { Name = $"api-{name}", Quota = run.Arguments.Number("--limit") };
        if (run.Control && name == "alone")
            setup = setup with { Quota = 1, More = new Dictionary<string, string>(StringComparer.Ordinal) { ["HubSpot__Quota__WindowSeconds"] = "1" } };
        await hubSpot.Driver.SetAsync(new { tier = Stage.Tier(run.Arguments.Number("--limit"), run.Arguments.Has("--alone")) });
        await using var api = await run.StartApiAsync(setup);
        await Wait.ForAsync("the service to have looked at its account under its limit", TimeSpan.FromSeconds(10), api.Process, async () => await hubSpot.Driver.CallsAsync() > 0);    // before limits change
        await act(new Stage(run, hubSpot, api));
    }
}

/// <summary>The service and its HubSpot, ready for a load.</summary>
internal sealed record Stage(CheckRun Run, HubSpotProcess HubSpot, ApiProcess Api)
{
    private static readonly TimeSpan WindowAndMore = TimeSpan.FromSeconds(60);

    /// <summary>Makes the contacts without limits and delays, then sets the limits and delays of the run.</summary>
    public async Task<Population> FillAsync(int contacts, int callers)
    {
        await HubSpot.Driver.ResetAsync();
        var population = await Population.MakeAsync(HubSpot, contacts, callers);
        await LimitAsync();
        return population;
    }

    public async Task LimitAsync()
    {
        var arguments = Run.Arguments;
        await HubSpot.Driver.AdvanceAsync(WindowAndMore);
        await HubSpot.Driver.SetAsync(new
        {
            tier = Tier(arguments.Number("--limit"), unlimited: arguments.Has("--alone")),
            latencyMs = arguments.Number("--latency"),
            perItemMs = arguments.Number("--per-item"),
        });
        await HubSpot.Driver.ForgetStatsAsync();
    }

    public static string Tier(int limit, bool unlimited) => limit switch
    {
        _ when unlimited => "unlimited",
        100 => "free",
        190 => "pro",
        250 => "addon",
        _ => throw new FormatException("--limit takes 100, 190 or 250."),
    };
}
