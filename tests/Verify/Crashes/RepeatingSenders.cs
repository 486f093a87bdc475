using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using TestSupport.Drivers;
using Verify.Rig;

namespace Verify.Crashes;

/// <summary>Senders of numbered things. They repeat each call until it is answered, whatever becomes of the service meanwhile.</summary>
internal abstract class RepeatingSenders(IReadOnlyList<ApiProcess> instances)
{
    private const int Senders = 16;
    private const int MostTries = 500;
    private const string KeyInProgress = "idempotency.in-progress";
    private static readonly TimeSpan AfterBreak = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Channel<int> _waiting = Channel.CreateUnbounded<int>();
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private volatile int _target;
    private int _released;
    private int _ended;
    private int _repeats;

    /// <summary>What was refused, or never answered, and why.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    /// <summary>How often each status came.</summary>
    public IReadOnlyDictionary<string, int> Answers => new SortedDictionary<string, int>(_answers, StringComparer.Ordinal);

    public int Repeats => _repeats;

    /// <summary>How many have come to their end.</summary>
    public int Ended => _ended;

    /// <summary>Until all is answered that was released before <see cref="End"/>.</summary>
    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAllAsync)));

    /// <summary>Lets them go up to this number, those before included.</summary>
    public void Release(int count)
    {
        for (; _released < count; _released++)
            _waiting.Writer.TryWrite(_released);
    }

    /// <summary>No more are released.</summary>
    public void End() => _waiting.Writer.Complete();

    /// <summary>From now on they send to this instance.</summary>
    public void TurnTo(int instance) => _target = instance;

    /// <summary>All calls that one number is about.</summary>
    protected abstract Task SendAsync(int number);

    /// <param name="what">For the list of what was refused.</param>
    /// <param name="callAsync">Is told how often it was tried before.</param>
    /// <returns>The answer that takes it; null when it was refused.</returns>
    protected async Task<Answer?> UntilTakenAsync(string what, Func<CrmClient, int, Task<Answer>> callAsync)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (attempt > 0)
                Interlocked.Increment(ref _repeats);
            var answer = await AnswerAsync(callAsync, attempt);
            _answers.AddOrUpdate(Word(answer), 1, (_, count) => count + 1);
            if (answer is { Status: >= 200 and < 300 })
                return answer;
            if (answer is not null && !IsToBeRepeated(answer))
            {
                _refused.Enqueue($"{what}, attempt {attempt + 1} → {answer}");
                return null;
            }

            await Wait.ShortlyAsync(Pause(answer));
        }

        _refused.Enqueue($"{what} → not taken in {MostTries} attempts");
        return null;
    }

    /// <summary>Who waited in vain only wants to know it kept: a service that lives for a second answers nobody who waits for two.</summary>
    /// <param name="waits">True for who wants to wait for the end at first.</param>
    protected static (string Name, string Value) Patience(bool waits, int attempt) => ("Prefer", waits && attempt == 0 ? "wait=2" : "respond-async");

    private async Task SendAllAsync()
    {
        await foreach (var number in _waiting.Reader.ReadAllAsync())
        {
            await SendAsync(number);
            Interlocked.Increment(ref _ended);
        }
    }

    private async Task<Answer?> AnswerAsync(Func<CrmClient, int, Task<Answer>> callAsync, int attempt)
    {
        try
        {
            return await callAsync(instances[_target].Writer, attempt);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return null;    // killed under the call, or not up again
        }
    }

    private static bool IsToBeRepeated(Answer answer) => answer.Status is 429 or 502 or 503 || (answer.Status == 409 && answer["code"] == KeyInProgress);

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
