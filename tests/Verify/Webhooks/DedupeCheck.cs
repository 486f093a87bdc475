using System.Globalization;
using Verify.Rig;

namespace Verify.Webhooks;

/// <summary>Events that come again, in other batches and out of order (R4, R5).</summary>
internal sealed class DedupeCheck(string name) : ICheck
{
    private const int Contacts = 10_000;
    private const int Repeated = 30;
    private const int WindowMs = 60_000;
    private const int MostInBatch = 100;

    private bool IsOrder => name == "order";

    public string Name => name;

    public string Summary => IsOrder
        ? "events shuffled within a minute and late by hours: every record ends as the last change left it"
        : "three events in ten come again, in other batches: each is there once";

    public string Control => IsOrder ? "a consumer that applies late changes too" : "the repeated events have another id";

    public IReadOnlyList<Option> Options { get; } = [new("--events", "200000", "deliveries of an event"), new("--seed", "1", "of the events"), new("--store", "sqlite", "sqlite or postgres")];

    public IReadOnlyList<string> Quick => ["--events", "20000"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var database = run.Arguments.Text("--store") == "postgres" ? await (await run.StartPostgresAsync()).CreateDatabaseAsync() : null;
        var api = await run.StartApiAsync(new(hubSpot.Address) { Database = database, More = Deliverer.Settings });
        var random = new Random(run.Arguments.Number("--seed"));
        var events = Write(random, run.Arguments.Number("--events") * (100 - Repeated) / 100);
        var refused = await SendAsync(run, api, Deliveries(random, events));

        run.Report.None("deliveries that were not acknowledged", refused);
        await WholeFeed.SettleAsync(api, TimeSpan.FromMinutes(5));
        var feed = await WholeFeed.ReadAsync(api);
        WholeFeed.Judge(run.Report, events, feed);
        Compare(run, events, feed);
    }

    // Fifty changes each millisecond, of which one in ten is known hours later than it happened.
    private static List<SentEvent> Write(Random random, int count) =>
        [.. Enumerable.Range(1, count).Select(n => new SentEvent(n, 1_000_000 + random.Next(Contacts), 1_790_000_000_000 + (n / 50) - (random.Next(10) == 0 ? random.Next(1, 5) * 3_600_000L : 0)))];

    private static IEnumerable<(SentEvent Event, bool Again)> Deliveries(Random random, List<SentEvent> events) =>
        events.Select(each => (Event: each, Again: false)).Concat(events.Where(_ => random.Next(100) < Repeated * 100 / (100 - Repeated)).Select(each => (Event: each, Again: true)))
            .OrderBy(each => (each.Event.Number * 50) + random.Next(WindowMs * (each.Again ? 2 : 1)));

    private async Task<int> SendAsync(CheckRun run, ApiProcess api, IEnumerable<(SentEvent Event, bool Again)> deliveries)
    {
        using var deliverer = new Deliverer(api.Address);
        var refused = 0;
        await Parallel.ForEachAsync(deliveries.Chunk(MostInBatch), new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (batch, _) =>
        {
            var offset = run.Control && !IsOrder ? 1_000_000_000L : 0;
            byte[][] bodies = [SentEvent.Write(batch.Where(each => !each.Again).Select(each => each.Event)), SentEvent.Write(batch.Where(each => each.Again).Select(each => each.Event), attempt: 3, offset)];
            foreach (var body in bodies.Where(body => body.Length > 2))
            {
                if (!await deliverer.IsTakenAsync(body, run.Arguments.Attempts))
                    Interlocked.Increment(ref refused);
            }
        });
        return refused;
    }

    private void Compare(CheckRun run, List<SentEvent> events, IReadOnlyList<SeenEvent> feed)
    {
        var model = events.GroupBy(each => each.Contact).ToDictionary(record => record.Key.ToString(CultureInfo.InvariantCulture), record => record.Max(each => each.At), StringComparer.Ordinal);
        Dictionary<string, SeenEvent> state = new(StringComparer.Ordinal);
        foreach (var each in feed.Where(each => each.CausedBy is null && (!each.Stale || (run.Control && IsOrder))))
            state[each.Contact] = each;
        var different = model.Count(record => !state.TryGetValue(record.Key, out var seen) || seen.OccurredAt.ToUnixTimeMilliseconds() != record.Value);
        run.Report.None("records that end differently from the model", different);
    }
}
