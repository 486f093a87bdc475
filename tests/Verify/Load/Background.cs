using System.Diagnostics;
using System.Globalization;
using Verify.Rig;

namespace Verify.Load;

/// <summary>A few calls of people beside long lists of a job.</summary>
internal static class Background
{
    private const int Records = 50_000;
    private const int PerRequest = 10_000;
    private const int CallersOfControl = 4_000;
    private const double MostWaited = 250;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(333);
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Stage stage)
    {
        var (run, arguments) = (stage.Run, stage.Run.Arguments);
        var population = await stage.FillAsync(Records, run.Control ? CallersOfControl : 1);
        using var stop = new CancellationTokenSource();
        var background = run.Control
            ? new Crowd([stage.Api.Address.Port], CallersOfControl, (caller, n) => Exchange.Of(Kind.Get, population, caller, n, "")).RunAsync(stop.Token)
            : Task.WhenAll(Enumerable.Range(0, Records / PerRequest).Select(part => ReadAsync(stage, population, part, stop.Token)));
        await Wait.ShortlyAsync(HeadStart);
        var waits = await StreamAsync(stage, population, arguments.Seconds("--seconds"), background);
        await stop.CancelAsync();
        await background;

        waits.Sort();
        var added = Tally.Quantile(waits, 0.99) - arguments.Number("--latency") - arguments.Number("--per-item");
        var stats = await stage.HubSpot.Driver.StatsAsync();
        run.Report.Figures("interactive", new { calls = waits.Count, p50Ms = Math.Round(Tally.Quantile(waits, 0.5)), p99Ms = Math.Round(Tally.Quantile(waits, 0.99)), maxMs = Math.Round(waits[^1]) });
        run.Report.TimeAtMost("interactive: p99 beyond HubSpot's own time, in ms", added, MostWaited);
        run.Report.None("interactive: 429 answers of HubSpot", long.Parse(stats["refused429"]!, CultureInfo.InvariantCulture));
    }

    /// <summary>Ten thousand records by one request of a job, again and again.</summary>
    private static async Task ReadAsync(Stage stage, Population population, int part, CancellationToken stop)
    {
        var ids = Enumerable.Range(part * PerRequest, PerRequest).Select(population.Id).ToArray();
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            var answer = await stage.Api.Operator.SendAsync(HttpMethod.Post, "api/v1/contacts/batch/read", new { ids }, ("Prefer", "wait=60"));
            if (round == 0 && part == 0)
                stage.Run.Report.Figures("background", new { answer.Status, found = answer.Status == 200 ? answer.Each("results", "status").Count(status => status == "200") : 0 });
            if (answer.Status == 503)
                await Wait.ShortlyAsync(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task<List<double>> StreamAsync(Stage stage, Population population, TimeSpan duration, Task background)
    {
        List<Task<double>> calls = [];
        var since = Stopwatch.GetTimestamp();
        for (var n = 0; Stopwatch.GetElapsedTime(since) < duration && !background.IsCompleted; n++)
        {
            calls.Add(CallAsync(stage, population.Id(n)));
            await Wait.ShortlyAsync(Pace);
        }

        return [.. await Task.WhenAll(calls)];
    }

    private static async Task<double> CallAsync(Stage stage, string id)
    {
        var start = Stopwatch.GetTimestamp();
        await stage.Api.Writer.GetAsync($"api/v1/contacts/{id}");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
