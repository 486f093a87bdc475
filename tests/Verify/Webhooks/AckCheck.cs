using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Verify.Rig;

namespace Verify.Webhooks;

/// <summary>How fast deliveries are acknowledged, each on disk before its answer (R3).</summary>
internal sealed class AckCheck : ICheck
{
    private const int BatchSize = 100;
    private const int Contacts = 100_000;
    private const int ReactedTo = 10;    // one in ten: most of what HubSpot sends changes nothing here

    public string Name => "ack";

    public string Summary => "deliveries are acknowledged fast, at full load and at a steady rate";

    public string Control => "somebody holds the database's lock for half a second now and then";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--seconds", "120", "how long the steady rate is kept"),
        new("--full-seconds", "20", "how long each run at full load lasts"),
        new("--rate", "5000", "events each second at the steady rate"),
        new("--connections", "10", "of the sender"),
    ];

    public IReadOnlyList<string> Quick => ["--seconds", "20", "--full-seconds", "8"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        await using (var steady = await run.StartApiAsync(new(hubSpot.Address) { Name = "api-steady", More = Deliverer.Settings }))
            await SteadyAsync(run, steady);
        await using (var single = await run.StartApiAsync(new(hubSpot.Address) { Name = "api-single", More = Deliverer.Settings }))
            run.Report.RateAtLeast("requests of one event acknowledged each second", await FullAsync(run, single, "single", size: 1, connections: 64), 3_000);
        await using var full = await run.StartApiAsync(new(hubSpot.Address) { Name = "api-full", More = Deliverer.Settings });
        run.Report.RateAtLeast("events acknowledged each second at full load", await FullAsync(run, full, "full", BatchSize, connections: 32), 50_000);
    }

    private static async Task SteadyAsync(CheckRun run, ApiProcess api)
    {
        using var deliverer = new Deliverer(api.Address, run.Arguments.Number("--connections"));
        await FullAsync(run, api, "warm-up", BatchSize, connections: 2, seconds: 2);
        var interval = TimeSpan.FromSeconds((double)BatchSize / run.Arguments.Number("--rate"));
        var total = (int)(run.Arguments.Seconds("--seconds") / interval);
        var locks = run.Control ? LockNowAndThenAsync(Path.Combine(run.Folder, "api-steady", "hubspotcrm.db"), run.Arguments.Seconds("--seconds")) : Task.CompletedTask;
        var sent = new List<Task<Delivered>>();
        var since = Stopwatch.GetTimestamp();
        for (var at = 0; at < total; at++)
        {
            var body = SentEvent.Write(Batch(at, 1_000_000_000));
            var wait = (interval * at) - Stopwatch.GetElapsedTime(since);
            if (wait > TimeSpan.Zero)
                await Wait.ShortlyAsync(wait);
            sent.Add(deliverer.DeliverAsync(Deliverer.Sign(body)));
        }

        var answers = await Task.WhenAll(sent);
        await locks;
        var times = answers.Select(answer => answer.Took).Order().ToList();
        run.Report.Figures("steady", new { deliveries = total, p50Ms = times[total / 2].TotalMilliseconds, maxMs = times[^1].TotalMilliseconds, residentMb = Math.Round(api.Process.ResidentMegabytes) });
        run.Report.None("steady rate: answers that are neither 200 nor 503 with Retry-After", answers.Count(answer => answer is not ({ Status: 200 } or { Status: 503, SaysWhen: true })));
        run.Report.RateAtLeast("steady rate: share of the deliveries that were acknowledged", (double)answers.Count(answer => answer.Status == 200) / total, 1);
        run.Report.TimeAtMost("steady rate: p99 of the acknowledgements, in ms", times[total * 99 / 100].TotalMilliseconds, 50);
        run.Report.TimeAtMost("steady rate: slowest acknowledgement, in ms", times[^1].TotalMilliseconds, 1_000);
        var lag = await WholeFeed.SettleAsync(api, TimeSpan.FromMinutes(5));
        run.Report.Figures("steady, afterwards", new { secondsUntilAllWasWorkedOn = Math.Round(lag.TotalSeconds, 1), processorMsPerThousandEvents = Math.Round(api.Process.ProcessorTime.TotalSeconds * 1_000_000 / (total * BatchSize), 1) });
    }

    /// <summary>As many as can be, each connection sending its next one when the last is answered.</summary>
    /// <returns>Events acknowledged each second.</returns>
    private static async Task<double> FullAsync(CheckRun run, ApiProcess api, string name, int size, int connections, int? seconds = null)
    {
        using var deliverer = new Deliverer(api.Address, connections);
        var bodies = Enumerable.Range(0, size == 1 ? 20_000 : 1_000).Select(n => SentEvent.Write(Batch(n, 1).Take(size))).ToArray();
        var (next, acknowledged, others) = (0, 0L, 0L);
        var (since, duration) = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(seconds ?? run.Arguments.Number("--full-seconds")));
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(since) < duration)
            {
                var (status, _) = await deliverer.SendAsync(bodies[(Interlocked.Increment(ref next) & int.MaxValue) % bodies.Length]);
                if (status == 200)
                    Interlocked.Add(ref acknowledged, size);
                else
                    Interlocked.Increment(ref others);
            }
        })));
        var rate = acknowledged / Stopwatch.GetElapsedTime(since).TotalSeconds;
        run.Report.Figures(name, new { acknowledged, notAcknowledged = others, perSecond = Math.Round(rate), residentMb = Math.Round(api.Process.ResidentMegabytes) });
        return rate;
    }

    private static IEnumerable<SentEvent> Batch(int number, long offset) => Enumerable.Range(0, BatchSize).Select(n => (long)number * BatchSize + n)
        .Select(n => new SentEvent(n + offset, 10_000_000 + (n * 7919 % Contacts), 1_790_000_000_000 + n) { Property = n % ReactedTo == 0 ? "lifecyclestage" : "jobtitle" });

    private static async Task LockNowAndThenAsync(string file, TimeSpan duration)
    {
        var since = Stopwatch.GetTimestamp();
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        while (Stopwatch.GetElapsedTime(since) < duration)
        {
            await using (var transaction = connection.BeginTransaction(deferred: false))
                await Wait.ShortlyAsync(TimeSpan.FromMilliseconds(500));
            await Wait.ShortlyAsync(TimeSpan.FromSeconds(2));
        }
    }
}
