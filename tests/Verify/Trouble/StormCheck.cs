using System.Globalization;
using System.Text.Json.Nodes;
using Verify.Rig;

namespace Verify.Trouble;

/// <summary>HubSpot answers half to all calls with 429 (R9).</summary>
internal sealed class StormCheck : ICheck
{
    private const int Jobs = 20;
    private const double MostCalls = 1.1;
    private static readonly TimeSpan Guard = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Weather = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(2);

    public string Name => "storm429";

    public string Summary => "HubSpot answers 50 to 100 % with 429: nobody calls before Retry-After, callers hear at once";

    public string Control => "a bare client that repeats at once, without the service";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--seconds", "120", "how long the storm lasts"),
        new("--longest", "60", "the longest Retry-After, in seconds"),
        new("--seed", "1", "of the storm"),
    ];

    public IReadOnlyList<string> Quick => ["--seconds", "30", "--longest", "10"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address) { Quota = 100 });
        var contacts = await hubSpot.Driver.CreateManyAsync("contacts", Enumerable.Range(0, Jobs + 1).Select(n => (object)new { email = $"storm-{n}@example.com" }));
        await WarmUpAsync(api, contacts[Jobs]);
        await hubSpot.Driver.SetAsync(new { logCalls = true });

        using var over = new CancellationTokenSource();
        var storm = BlowAsync(run, hubSpot, over.Token);
        var work = new StormWork(run.Control ? new BareCaller(hubSpot.Address) : new ServiceCaller(api));
        var jobs = Task.WhenAll(contacts.Take(Jobs).Select(contact => work.RunAsync(contact, storm)));
        var probes = run.Control ? [] : await Probe.StreamAsync(api.Writer, $"api/v1/contacts/{contacts[Jobs]}", 1, TimeSpan.FromMilliseconds(500), run.Arguments.Seconds("--seconds"));
        await storm;
        await jobs;
        await JudgeAsync(run, hubSpot, work, probes);
    }

    // Until the way of a call is compiled: a call that had its permit before the 429 came must reach HubSpot at once.
    private static async Task WarmUpAsync(ApiProcess api, string contact)
    {
        for (var n = 0; n < 40; n++)
        {
            await api.Operator.GetAsync($"api/v1/contacts/{contact}");
            await api.Operator.PatchAsync($"api/v1/contacts/{contact}", new { jobTitle = $"warm {n}" });
        }

        await Wait.ShortlyAsync(TimeSpan.FromSeconds(10));    // the window is empty again
    }

    /// <summary>Another share of 429 and another Retry-After every two seconds, then fair weather.</summary>
    private static async Task BlowAsync(CheckRun run, HubSpotProcess hubSpot, CancellationToken stop)
    {
        var dice = new Random(run.Arguments.Number("--seed"));
        for (var left = run.Arguments.Seconds("--seconds"); left > TimeSpan.Zero; left -= Weather)
        {
            await hubSpot.Driver.HealAsync();
            await hubSpot.Driver.FailAsync(new { kind = "status", status = 429, retryAfter = dice.Next(1, run.Arguments.Number("--longest") + 1), probability = 0.5 + (dice.NextDouble() / 2) });
            await Task.Delay(Weather, TimeProvider.System, stop);
        }

        await hubSpot.Driver.HealAsync();
    }

    private static async Task JudgeAsync(CheckRun run, HubSpotProcess hubSpot, StormWork work, IReadOnlyList<Probe> probes)
    {
        var log = await hubSpot.Driver.LogAsync();
        await File.WriteAllTextAsync(Path.Combine(run.Folder, "calls.json"), log.Text);
        var calls = log.Node("calls")!.AsArray().Select(call => call!).ToList();
        var early = calls.Where(call => IsEarly(call, calls)).ToList();
        var succeeded = work.Succeeded + probes.Count(probe => probe.Status == 200);
        var refused = calls.Count(call => call["status"]?.GetValue<int>() == 429);
        var untold = probes.Where(probe => probe.Status is not (200 or 503) || (probe.Status == 503 && !probe.SaysWhen)).ToList();
        run.Report.Figures("storm", new { calls = calls.Count, refused, succeeded, told503 = probes.Count(probe => probe.Status == 503), slowestMs = Math.Round(Probe.Quantile(probes, 1).TotalMilliseconds) });
        run.Report.Property("no call before Retry-After", early.Count == 0, early.Count, "0");
        run.Report.AtMost("calls for each success", succeeded == 0 ? double.PositiveInfinity : (double)calls.Count / succeeded, MostCalls);
        run.Report.Property("people are answered or told when", untold.Count == 0, untold.Count == 0 ? "all" : $"{untold.Count} not, first {untold[0].Status}", "all");
        run.Report.TimeAtMost("slowest answer to a person, in seconds", Probe.Quantile(probes, 1).TotalSeconds, Quickly.TotalSeconds);
        run.Report.Property("every record ends with what was written last", await work.AllKeptAsync(hubSpot), $"{work.Succeeded} writes", "all");
    }

    /// <summary>Calls that were under way when the 429 came are excused, by the guard.</summary>
    private static bool IsEarly(JsonNode call, List<JsonNode> calls)
    {
        var at = call["atMs"]!.GetValue<double>();
        return calls.Where(refused => refused["status"]?.GetValue<int>() == 429 && refused["retryAfter"] is not null).Any(refused =>
        {
            var told = refused["endedMs"]!.GetValue<double>();
            return at > told + Guard.TotalMilliseconds && at < told + (1000 * double.Parse(refused["retryAfter"]!.ToString(), CultureInfo.InvariantCulture)) - 1;
        });
    }
}
