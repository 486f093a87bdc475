using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using TestSupport.Drivers;
using Verify.Rig;

namespace Verify.Workflows;

/// <summary>Senders of orders. Each repeats an order until it is acknowledged: every other one waits for its end for a moment, the others, and all repetitions, leave it with the service.</summary>
/// <param name="hasFreshIds">For the control: each repetition has another external id.</param>
internal sealed class OrderSenders(IReadOnlyList<ApiProcess> instances, bool hasFreshIds)
{
    private const int Senders = 16;
    private const int MostTries = 500;
    private static readonly TimeSpan AfterBreak = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Channel<SentOrder> _waiting = Channel.CreateUnbounded<SentOrder>();
    private readonly ConcurrentQueue<SentOrder> _acknowledged = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private volatile int _target;
    private int _released;
    private int _repeats;

    /// <summary>Those that were answered 201 or 202.</summary>
    public IReadOnlyCollection<SentOrder> Acknowledged => _acknowledged;

    /// <summary>Those that were not, and why.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    /// <summary>How often each status came.</summary>
    public IReadOnlyDictionary<string, int> Answers => new SortedDictionary<string, int>(_answers, StringComparer.Ordinal);

    public int Repeats => _repeats;

    /// <summary>Until all is acknowledged that was released before <see cref="End"/>.</summary>
    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAllAsync)));

    /// <summary>Lets the orders go up to this many, those before included.</summary>
    public void Release(int orders)
    {
        for (; _released < orders; _released++)
            _waiting.Writer.TryWrite(new SentOrder(_released));
    }

    /// <summary>No more are released.</summary>
    public void End() => _waiting.Writer.Complete();

    /// <summary>From now on they send to this instance.</summary>
    public void TurnTo(int instance) => _target = instance;

    private async Task SendAllAsync()
    {
        await foreach (var order in _waiting.Reader.ReadAllAsync())
            await UntilAcknowledgedAsync(order);
    }

    private async Task UntilAcknowledgedAsync(SentOrder order)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (attempt > 0)
                Interlocked.Increment(ref _repeats);
            var answer = await AnswerAsync(order, attempt);
            _answers.AddOrUpdate(Word(answer), 1, (_, count) => count + 1);
            if (answer is { Status: 201 or 202 })
            {
                _acknowledged.Enqueue(order);
                return;
            }

            if (answer is { Status: not (429 or 502 or 503) })
            {
                _refused.Enqueue($"{order.Name}, attempt {attempt + 1} → {answer}");
                return;
            }

            await Wait.ShortlyAsync(Pause(answer));
        }

        _refused.Enqueue($"{order.Name} → not acknowledged in {MostTries} attempts");
    }

    // Who waited in vain only wants to know the order kept: a service that lives for a second answers nobody who waits for two.
    private async Task<Answer?> AnswerAsync(SentOrder order, int attempt)
    {
        var waits = order.Number % 2 != 0 && attempt == 0;
        try
        {
            return await instances[_target].Writer.SendAsync(HttpMethod.Post, "api/v1/workflows/orders", order.Body(hasFreshIds ? attempt : 0), ("Prefer", waits ? "wait=2" : "respond-async"));
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return null;    // killed under the call, or not up again
        }
    }

    private static string Word(Answer? answer) => answer switch
    {
        null => "no answer",
        { } when answer.Header("Idempotency-Replayed") == "true" => $"{answer.Status} replayed",
        _ => $"{answer.Status}",
    };

    private static TimeSpan Pause(Answer? answer)
    {
        var told = int.TryParse(answer?.Header("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : AfterBreak;
        return told < LongestPause ? told : LongestPause;
    }
}
