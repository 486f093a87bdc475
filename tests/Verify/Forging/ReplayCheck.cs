using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Forging;

/// <summary>Deliveries that come again as they are, late, early, or while the secret is wrong here (S3).</summary>
internal sealed class ReplayCheck : ICheck
{
    private const int Deliveries = 100;
    private const int EventsInEach = 10;

    private static readonly (int Seconds, int Status)[] Offsets = [(0, 200), (-299, 200), (-301, 401), (29, 200), (31, 401)];

    public string Name => "replay";

    public string Summary => "the same signed deliveries again and again: no second effect; exact limits of time; what a wrong secret refused is taken in afterwards";

    public string Control => "the events of the repetitions have other ids";

    public IReadOnlyList<Option> Options { get; } = [new("--replays", "10000", "how many deliveries are sent again")];

    public IReadOnlyList<string> Quick => ["--replays", "2000"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address) { More = Deliverer.Settings });
        using var deliverer = new Deliverer(api.Address);

        await OffsetsAsync(run.Report, deliverer);
        await ReplayAsync(run, api, deliverer);
        await new WrongSecret(run, hubSpot).RunAsync();
    }

    /// <summary>Each is sent at once; half a second is left for the way.</summary>
    private static async Task OffsetsAsync(Report report, Deliverer deliverer)
    {
        foreach (var (seconds, expected) in Offsets)
        {
            var offset = TimeSpan.FromSeconds(seconds) + (seconds == 31 ? TimeSpan.FromMilliseconds(500) : TimeSpan.Zero);
            var answer = await deliverer.DeliverAsync(Deliverer.Sign("[]"u8.ToArray(), offset));
            report.Property($"a delivery signed {seconds} s from now", answer.Status == expected, answer.Status, $"{expected}");
        }
    }

    private static async Task ReplayAsync(CheckRun run, ApiProcess api, Deliverer deliverer)
    {
        var events = Enumerable.Range(1, Deliveries * EventsInEach).Select(n => new SentEvent(n, 5_000 + (n % 50), 1_790_000_000_000 + n)).ToList();
        var signed = events.Chunk(EventsInEach).Select(batch => Deliverer.Sign(SentEvent.Write(batch))).ToArray();
        var again = run.Control ? [.. events.Chunk(EventsInEach).Select(batch => Deliverer.Sign(SentEvent.Write(batch, numberOffset: 1_000_000)))] : signed;
        var refused = 0;
        foreach (var each in signed)
            refused += (await deliverer.DeliverAsync(each)).Status == 200 ? 0 : 1;
        await Parallel.ForEachAsync(Enumerable.Range(0, run.Arguments.Number("--replays")), new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (n, _) =>
        {
            if ((await deliverer.DeliverAsync(again[n % again.Length])).Status != 200)
                Interlocked.Increment(ref refused);
        });

        run.Report.None("deliveries that were not acknowledged", refused);
        await WholeFeed.SettleAsync(api, TimeSpan.FromMinutes(3));
        WholeFeed.Judge(run.Report, events, await WholeFeed.ReadAsync(api));
    }
}
