using System.Collections.Concurrent;
using Verify.Rig;

namespace Verify.Webhooks;

/// <summary>The service is killed at random moments while it takes in and works (R1).</summary>
internal sealed class Kill9Check : ICheck
{
    private const int Contacts = 200;
    private const int Senders = 10;

    public string Name => "kill9";

    public string Summary => "kill -9 while deliveries are taken in and worked on: nothing acknowledged is lost, no effect happens twice or out of order";

    public string Control => "what was sent and not answered counts as acknowledged, as for a service that answers before it stores";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--store", "sqlite", "sqlite, or postgres with two instances"),
        new("--kills", "200", "how often"),
        new("--seed", "1", "of the moments and batches"),
        new("--pause", "150", "how long each of the ten senders waits between deliveries, in ms"),
    ];

    public IReadOnlyList<string> Quick => ["--kills", "20"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        List<ApiProcess> instances = [];
        var database = run.Arguments.Text("--store") == "postgres" ? await (await run.StartPostgresAsync()).CreateDatabaseAsync() : null;
        for (var n = 1; n <= (database is null ? 1 : 2); n++)
            instances.Add(await run.StartApiAsync(new(hubSpot.Address) { Name = $"api-{n}", Database = database, More = Deliverer.Settings }));

        using var over = new CancellationTokenSource();
        var acknowledged = new ConcurrentBag<SentEvent>();
        var sending = Enumerable.Range(0, Senders).Select(n => Task.Run(() => SendAsync(run, instances, n, acknowledged, over.Token))).ToArray();
        var returns = await KillAsync(run, instances);
        await over.CancelAsync();
        await Task.WhenAll(sending);

        await WholeFeed.SettleAsync(instances[0], TimeSpan.FromMinutes(10));
        var feed = await WholeFeed.ReadAsync(instances[0]);
        WholeFeed.Judge(run.Report, acknowledged, feed);
        returns.Sort();
        run.Report.TimeAtMost("p99 of the time until it was ready again, in seconds", returns[returns.Count * 99 / 100].TotalSeconds, 2);
        run.Report.None("dead letters", (await instances[0].Operator.GetAsync("api/v1/dead-letters")).Count("results"));
    }

    private static async Task<List<TimeSpan>> KillAsync(CheckRun run, List<ApiProcess> instances)
    {
        var random = new Random(run.Arguments.Number("--seed"));
        List<TimeSpan> returns = [];
        for (var kills = run.Arguments.Number("--kills"); kills > 0; kills--)
        {
            await Wait.ShortlyAsync(TimeSpan.FromMilliseconds(random.Next(20, 350)));
            var instance = instances[random.Next(instances.Count)];
            await instance.KillAsync();
            returns.Add(await instance.ReturnAsync());
            CheckRun.Say($"{kills}: {instance.Address} was ready again after {returns[^1].TotalMilliseconds:0} ms");
        }

        return returns;
    }

    private static async Task SendAsync(CheckRun run, List<ApiProcess> instances, int sender, ConcurrentBag<SentEvent> acknowledged, CancellationToken over)
    {
        var random = new Random(run.Arguments.Number("--seed") * 1_000 + sender);
        using var deliverer = new Deliverer(instances[0].Address);
        List<SentEvent> before = [];
        for (var number = sender * 100_000_000L; !over.IsCancellationRequested;)
        {
            // Each record is told of by one sender, in the order of its changes; one batch in ten comes again as a whole.
            var batch = before.Count > 0 && random.Next(10) == 0 ? before : [.. Enumerable.Range(0, random.Next(1, 101)).Select(_ => new SentEvent(++number, (random.Next(Contacts) * Senders) + sender + 1, 1_790_000_000_000 + number))];
            before = batch;
            var (status, _) = await deliverer.SendAsync(SentEvent.Write(batch), instances[random.Next(instances.Count)].Address);
            if (status == 200 || (run.Control && status == 0))
                batch.ForEach(acknowledged.Add);
            await Wait.ShortlyAsync(TimeSpan.FromMilliseconds(random.Next(run.Arguments.Number("--pause") * 2)));
        }
    }
}
