using System.Diagnostics;
using System.Globalization;
using Verify.Rig;

namespace Verify.Webhooks;

/// <summary>HubSpot hangs and callers wait for it: deliveries are acknowledged as ever (R11).</summary>
internal sealed class BulkheadCheck : ICheck
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    public string Name => "bulkhead";

    public string Summary => "deliveries are acknowledged as fast while HubSpot hangs and 200 callers wait";

    public string Control => "the deliveries are refused because the service knows another secret";

    public IReadOnlyList<Option> Options { get; } = [new("--seconds", "30", "how long HubSpot hangs"), new("--callers", "200", "who wait for it")];

    public IReadOnlyList<string> Quick => ["--seconds", "10"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var settings = Deliverer.Settings;
        if (run.Control)
            settings["HUBSPOT_CLIENT_SECRET"] = "another";
        var api = await run.StartApiAsync(new(hubSpot.Address) { More = settings });
        using var deliverer = new Deliverer(api.Address);
        await DeliverAsync(deliverer, TimeSpan.FromSeconds(5), first: 0);    // compiled
        await hubSpot.Driver.FailAsync(new { kind = "hang" });
        var duration = run.Arguments.Seconds("--seconds");
        using var over = new CancellationTokenSource(duration);
        var callers = Enumerable.Range(0, run.Arguments.Number("--callers")).Select(n => CallAsync(api, n, over.Token)).ToArray();

        var answers = await DeliverAsync(deliverer, duration, first: 1_000_000);
        var statuses = await Task.WhenAll(callers);

        var times = answers.Select(answer => answer.Took).Order().ToList();
        run.Report.Figures("deliveries", new { sent = times.Count, p50Ms = times[times.Count / 2].TotalMilliseconds, maxMs = times[^1].TotalMilliseconds, callersAnswered = statuses.Sum() });
        run.Report.None("deliveries that were not acknowledged", answers.Count(answer => answer.Status != 200));
        run.Report.TimeAtMost("p99 of the acknowledgements, in ms", times[times.Count * 99 / 100].TotalMilliseconds, 50);
    }

    private static async Task<List<(int Status, TimeSpan Took)>> DeliverAsync(Deliverer deliverer, TimeSpan duration, long first)
    {
        List<(int, TimeSpan)> answers = [];
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < duration; first += 10)
        {
            answers.Add(await deliverer.SendAsync(SentEvent.Write(Enumerable.Range(0, 10).Select(n => new SentEvent(first + n, n, 1_790_000_000_000 + first + n) { Property = "jobtitle" }))));
            await Wait.ShortlyAsync(Between);
        }

        return answers;
    }

    private static async Task<int> CallAsync(ApiProcess api, int caller, CancellationToken over)
    {
        var answered = 0;
        while (!over.IsCancellationRequested)
        {
            var answer = await api.Operator.SendAsync(HttpMethod.Get, $"api/v1/contacts/{51_200_000_000 + caller}", body: null, ("Prefer", "wait=10"));
            answered++;
            if (answer.Header("Retry-After") is { } seconds)
                await Wait.ShortlyAsync(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
        }

        return answered;
    }
}
