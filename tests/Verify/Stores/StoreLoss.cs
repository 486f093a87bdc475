using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Stores;

/// <summary>Takes the database away while deliveries come, gives it back, and judges what the service did.</summary>
internal sealed class StoreLoss(CheckRun run, ApiProcess api)
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly DeliveryStream _stream = new(api.Address);
    private readonly List<(TimeSpan From, TimeSpan To)> _away = [];
    private readonly List<double> _acknowledged = [];
    private readonly List<double> _ready = [];
    private int _readyWhileAway;

    /// <param name="times">How often it is taken away.</param>
    /// <param name="away">For how long.</param>
    public async Task RunAsync(int times, TimeSpan away, Func<Task> take, Func<Task> give)
    {
        using var over = new CancellationTokenSource();
        var sending = _stream.RunAsync(over.Token);
        for (var time = 0; time < times; time++)
        {
            await Wait.ShortlyAsync(Before);
            await OnceAsync(away, take, give);
        }

        await Wait.ShortlyAsync(Before);
        await over.CancelAsync();
        await sending;
        await JudgeAsync();
    }

    private async Task OnceAsync(TimeSpan away, Func<Task> take, Func<Task> give)
    {
        await take();
        var from = await _stream.RefusedAsync(after: _stream.Now, Longest, api.Process);    // a full disk has some room in its files at first
        await Wait.ShortlyAsync(away);
        if ((await api.Writer.GetAsync("health/ready")).Status == 200)
            _readyWhileAway++;
        _away.Add((from, _stream.Now));
        await give();
        var back = _stream.Now;
        _acknowledged.Add((await _stream.AcknowledgedAsync(back, Longest, api.Process)).TotalSeconds);
        await Wait.ForAsync("the service to be ready", Longest, api.Process, async () => (await api.Writer.GetAsync("health/ready")).Status == 200);
        _ready.Add((_stream.Now - back).TotalSeconds);
    }

    private async Task JudgeAsync()
    {
        var report = run.Report;
        var sent = _stream.Sent;
        var refused = sent.Where(each => each.Answer.Status != 200).ToList();
        report.Figures("deliveries", sent.CountBy(each => each.Answer.Status).ToDictionary());
        report.AtLeast("deliveries refused while the database was away", sent.Count(each => IsAway(each) && each.Answer.Status == 503), 1);
        report.None("deliveries acknowledged while it was away", sent.Count(each => IsAway(each) && each.Answer.Status == 200));
        report.None("refusals that are not 503 with Retry-After", refused.Count(each => each.Answer is not { Status: 503, SaysWhen: true }));
        report.TimeAtMost("slowest refusal, in ms", refused.Select(each => each.Answer.Took.TotalMilliseconds).DefaultIfEmpty().Max(), 1_000);
        report.None("times it was ready although the database was away", _readyWhileAway);
        report.TimeAtMost("longest time from its return to the first acknowledgement, in seconds", _acknowledged.Max(), Recovery.TotalSeconds);
        report.TimeAtMost("longest time from its return until the service was ready, in seconds", _ready.Max(), Recovery.TotalSeconds);
        report.Property("the process lives", !api.Process.HasExited, !api.Process.HasExited, "true");
        await WholeFeed.SettleAsync(api, TimeSpan.FromMinutes(3));
        WholeFeed.Judge(report, [.. sent.Where(each => each.Answer.Status == 200 || run.Control).SelectMany(each => each.Events)], await WholeFeed.ReadAsync(api));
    }

    /// <summary>Sent and answered while it was away: an answer that waited for its return may be anything.</summary>
    private bool IsAway(SentDelivery delivery) => _away.Any(time => delivery.At >= time.From && delivery.At + delivery.Answer.Took <= time.To);
}
