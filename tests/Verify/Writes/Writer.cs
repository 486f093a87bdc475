using System.Collections.Concurrent;
using System.Globalization;
using TestSupport.Drivers;
using Verify.Rig;

namespace Verify.Writes;

/// <summary>Sends each write until it is answered with success, with the same key each time, or without one.</summary>
internal sealed class Writer(ApiProcess api, bool withKeys)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterBreak = TimeSpan.FromMilliseconds(100);
    private const int MostTries = 200;

    private readonly ConcurrentQueue<MarkedWrite> _done = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private int _repeats;

    /// <summary>Those that were answered with success; the changes of one contact in their order.</summary>
    public IReadOnlyCollection<MarkedWrite> Done => _done;

    /// <summary>Those that were answered with an error that repeating would not change.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    /// <summary>How often each status and code came.</summary>
    public IReadOnlyDictionary<string, int> Answers => new SortedDictionary<string, int>(_answers, StringComparer.Ordinal);

    public int Repeats => _repeats;

    /// <summary>Every caller's series at the same time, each in its order.</summary>
    public Task RunAsync(IEnumerable<IEnumerable<MarkedWrite>> series) => Task.WhenAll(series.Select(writes => Task.Run(() => RunAsync(writes))));

    private async Task RunAsync(IEnumerable<MarkedWrite> writes)
    {
        foreach (var write in writes)
            await UntilDoneAsync(write);
    }

    private async Task UntilDoneAsync(MarkedWrite write)
    {
        var key = Guid.NewGuid().ToString();
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (attempt > 0)
                Interlocked.Increment(ref _repeats);
            var answer = await AnswerAsync(write, key);
            Count(answer);
            if (answer is { Status: >= 200 and < 300 })
            {
                _done.Enqueue(write);
                return;
            }

            if (answer is { Status: 409 } && !withKeys && CodeOf(answer) == "record.duplicate")
                return;    // as a caller without keys would: it is there
            if (answer is { Status: not (409 or 429 or 502 or 503) } || (answer is not null && CodeOf(answer) == "record.duplicate"))
            {
                _refused.Enqueue($"{write.Method} {write.Path} {write.Marker} attempt {attempt + 1} → {answer}");
                return;
            }

            await Wait.ShortlyAsync(Pause(answer));
        }

        _refused.Enqueue($"{write.Method} {write.Path} {write.Marker} → no success in {MostTries} attempts");
    }

    private async Task<Answer?> AnswerAsync(MarkedWrite write, string key)
    {
        try
        {
            (string, string)[] headers = withKeys ? [("Idempotency-Key", key)] : [];
            return await api.Operator.SendAsync(write.Method, write.Path, write.Body, headers);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return null;    // killed under the call, or not up again
        }
    }

    private void Count(Answer? answer)
    {
        var code = answer switch
        {
            null => "no answer",
            { Status: >= 200 and < 300 } when answer.Header("Idempotency-Replayed") == "true" => $"{answer.Status} replayed",
            { Status: >= 200 and < 300 } => $"{answer.Status}",
            _ => $"{answer.Status} {CodeOf(answer)}",
        };
        _answers.AddOrUpdate(code, 1, (_, count) => count + 1);
    }

    private static string CodeOf(Answer answer) => answer.Header("Content-Type")?.StartsWith("application/problem+json", StringComparison.Ordinal) == true ? answer["code"]! : "without a problem document";

    private static TimeSpan Pause(Answer? answer)
    {
        var told = int.TryParse(answer?.Header("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : AfterBreak;
        return told < LongestPause ? told : LongestPause;
    }
}
