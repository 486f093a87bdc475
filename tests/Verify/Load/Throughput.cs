using System.Diagnostics;
using TestSupport.Drivers;
using Verify.Rig;

namespace Verify.Load;

/// <summary>One kind of call, or all three in turn, by all callers at once.</summary>
internal static class Throughput
{
    private const int CallersOfControl = 20;
    private const double CallsForHundred = 1.3;
    private const double Use = 0.95;

    public static async Task RunAsync(Stage stage, string kind)
    {
        var (run, arguments) = (stage.Run, stage.Run.Arguments);
        var callers = run.Control ? CallersOfControl : arguments.Number("--callers");
        var population = await stage.FillAsync(arguments.Number("--contacts"), callers);
        var crowd = new Crowd([stage.Api.Address.Port], callers, (caller, n) => Exchange.Of(KindOf(kind, caller + n), population, caller, n, kind));
        using var stop = new CancellationTokenSource();
        var calling = crowd.RunAsync(stop.Token);
        await Wait.ShortlyAsync(arguments.Seconds("--warmup"));

        var before = await SnapshotAsync(stage);
        crowd.Measure();
        await Wait.ShortlyAsync(arguments.Seconds("--seconds"));
        crowd.Rest();
        var after = await SnapshotAsync(stage);
        await stop.CancelAsync();
        await calling;
        Judge(run, kind, new(crowd.Result, before, after, arguments.Number("--limit")));
    }

    private static void Judge(CheckRun run, string kind, Outcome outcome)
    {
        var (report, tally, limit) = (run.Report, outcome.Tally, outcome.Limit);
        report.Figures(kind, outcome.Figures);
        report.RateAtLeast($"{kind}: records per second", outcome.PerSecond, limit == 100 ? 850 : limit == 190 ? 1500 : limit * 8);
        report.AtMost($"{kind}: HubSpot calls for 100 records", outcome.CallsForHundred, CallsForHundred);
        report.None($"{kind}: 429 answers of HubSpot", outcome.After.Refused);
        report.AtMost($"{kind}: busiest ten seconds", outcome.After.Busiest, limit);
        report.RateAtLeast($"{kind}: use of the limit", outcome.Use, Use);
        report.Property($"{kind}: every answer is right", tally.WrongCount == 0, tally.Wrong ?? "all", "all");
        report.None($"{kind}: failed calls", tally.Failures.Values.Sum());
    }

    private static Kind KindOf(string kind, int turn) => kind switch
    {
        "get" => Kind.Get,
        "patch" => Kind.Patch,
        "post" => Kind.Post,
        "mixed" => (Kind)(turn % 3),
        _ => throw new FormatException("--kinds takes get, patch, post and mixed."),
    };

    private static async Task<Snapshot> SnapshotAsync(Stage stage)
    {
        var at = Stopwatch.GetTimestamp();
        var stats = await stage.HubSpot.Driver.StatsAsync();
        return new(at, Number(stats, "requests"), Number(stats, "refused429"), Number(stats, "busiestWindow"), stage.Api.Process.ProcessorTime, stage.HubSpot.Process.ProcessorTime, Process.GetCurrentProcess().TotalProcessorTime)
        {
            ApiMegabytes = stage.Api.Process.ResidentMegabytes,
        };
    }

    private static int Number(Answer stats, string name) => int.Parse(stats[name]!, System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Snapshot(long At, int Calls, int Refused, int Busiest, TimeSpan Api, TimeSpan HubSpot, TimeSpan Own)
    {
        public double ApiMegabytes { get; init; }
    }

    private sealed record Outcome(Tally Tally, Snapshot Before, Snapshot After, int Limit)
    {
        private double Seconds => Stopwatch.GetElapsedTime(Before.At, After.At).TotalSeconds;

        private int Calls => After.Calls - Before.Calls;

        public double PerSecond => Tally.Answered / Seconds;

        public double CallsForHundred => Tally.Answered == 0 ? double.PositiveInfinity : 100.0 * Calls / Tally.Answered;

        public double Use => Calls / (Limit * Seconds / 10);

        public object Figures => new
        {
            seconds = Math.Round(Seconds, 1),
            records = Tally.Answered,
            hubSpotCalls = Calls,
            p50Ms = Math.Round(Tally.Quantile(Tally.Milliseconds, 0.5)),
            p99Ms = Math.Round(Tally.Quantile(Tally.Milliseconds, 0.99)),
            failures = Tally.Failures,
            coresApi = Cores(After.Api - Before.Api),
            coresSandbox = Cores(After.HubSpot - Before.HubSpot),
            coresLoad = Cores(After.Own - Before.Own),
            apiMegabytes = Math.Round(After.ApiMegabytes),
        };

        private double Cores(TimeSpan processor) => Math.Round(processor.TotalSeconds / Seconds, 2);
    }
}
