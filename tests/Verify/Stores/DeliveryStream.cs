using System.Collections.Concurrent;
using System.Diagnostics;
using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Stores;

/// <summary>Deliveries one after the other, at a steady rate, whatever became of those before.</summary>
internal sealed class DeliveryStream(Uri address)
{
    private const int EventsInEach = 5;
    private const int Contacts = 500;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentBag<SentDelivery> _sent = [];
    private readonly long _since = Stopwatch.GetTimestamp();

    public TimeSpan Now => Stopwatch.GetElapsedTime(_since);

    /// <summary>Those that are answered, in the order in which they were sent.</summary>
    public IReadOnlyList<SentDelivery> Sent => [.. _sent.OrderBy(each => each.At)];

    public async Task RunAsync(CancellationToken over)
    {
        using var deliverer = new Deliverer(address, connections: 100);
        List<Task> sending = [];
        for (var number = 0; !over.IsCancellationRequested; number += EventsInEach)
        {
            sending.Add(SendAsync(deliverer, [.. Enumerable.Range(number + 1, EventsInEach).Select(n => new SentEvent(n, 1_000 + (n % Contacts), 1_790_000_000_000 + n))]));
            await Wait.ShortlyAsync(Step);
        }

        await Task.WhenAll(sending);
    }

    /// <summary>How long after this moment the first delivery was acknowledged that was sent after it.</summary>
    public async Task<TimeSpan> AcknowledgedAsync(TimeSpan after, TimeSpan within, OwnProcess process)
    {
        await Wait.ForAsync("a delivery to be acknowledged", within, process, () => Task.FromResult(_sent.Any(each => each.At > after && each.Answer.Status == 200)));
        return _sent.Where(each => each.At > after && each.Answer.Status == 200).Min(each => each.At + each.Answer.Took) - after;
    }

    /// <summary>When the first delivery was answered otherwise that was sent after this moment.</summary>
    public async Task<TimeSpan> RefusedAsync(TimeSpan after, TimeSpan within, OwnProcess process)
    {
        await Wait.ForAsync("a delivery to be refused", within, process, () => Task.FromResult(_sent.Any(IsRefused)));
        return _sent.Where(IsRefused).Min(each => each.At + each.Answer.Took);

        bool IsRefused(SentDelivery each) => each.At > after && each.Answer.Status != 200;
    }

    private async Task SendAsync(Deliverer deliverer, IReadOnlyList<SentEvent> events)
    {
        var at = Now;
        _sent.Add(new(at, await deliverer.DeliverAsync(Deliverer.Sign(SentEvent.Write(events))), events));
    }
}

/// <param name="At">Since the stream began.</param>
internal sealed record SentDelivery(TimeSpan At, Delivered Answer, IReadOnlyList<SentEvent> Events);
