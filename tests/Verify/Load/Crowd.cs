using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Verify.Load;

/// <summary>
/// Many callers, each with a connection of its own and one request at a time; a refused one waits as long as it is told,
/// one whose instance is gone goes to the next.
/// </summary>
internal sealed partial class Crowd(IReadOnlyList<int> ports, int callers, Func<int, int, Exchange> next)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan AfterBreak = TimeSpan.FromMilliseconds(200);

    private readonly Tally[] _tallies = [.. Enumerable.Range(0, callers).Select(_ => new Tally())];
    private long _from = long.MaxValue;
    private long _until = long.MaxValue;

    /// <summary>Calls until <paramref name="stop"/> and counts nothing before <see cref="Measure"/>.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller, stop), CancellationToken.None)));

    /// <summary>Counts answers from now on.</summary>
    public void Measure() => Volatile.Write(ref _from, Stopwatch.GetTimestamp());

    /// <summary>Counts no more.</summary>
    public void Rest() => Volatile.Write(ref _until, Stopwatch.GetTimestamp());

    public Tally Result => Tally.Sum(_tallies);

    private async Task CallAsync(int caller, CancellationToken stop)
    {
        for (var (n, turn) = (0, caller); !stop.IsCancellationRequested; turn++)
        {
            using var wire = new Wire(ports[turn % ports.Count]);
            while (!stop.IsCancellationRequested && await CallOnceAsync(wire, next(caller, n++), _tallies[caller], stop))
                continue;
        }
    }

    /// <returns>False when the connection is gone.</returns>
    private async Task<bool> CallOnceAsync(Wire wire, Exchange exchange, Tally tally, CancellationToken stop)
    {
        var wait = AfterBreak;
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
            deadline.CancelAfter(Longest);
            var reply = await wire.SendAsync(exchange.Request, deadline.Token);
            exchange.Then?.Invoke(reply.Status == exchange.Status);
            if (reply.Status == exchange.Status)
            {
                if (!exchange.IsRight(reply))
                    tally.WasWrong(exchange.Name, reply);
                else if (Counts)
                    tally.Succeeded(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                return true;
            }

            if (Counts)
                tally.Failed($"{reply.Status} {CodeOf(reply)}");
            wait = TimeSpan.FromSeconds(reply.RetryAfterSeconds ?? 1);
        }
        catch (Exception problem) when (problem is SocketException or OperationCanceledException)
        {
            exchange.Then?.Invoke(false);
            if (stop.IsCancellationRequested)
                return false;
            if (Counts)
                tally.Failed(problem is SocketException broken ? broken.SocketErrorCode.ToString() : "no answer");
            await PauseAsync(AfterBreak, stop);
            return false;
        }

        await PauseAsync(wait, stop);
        return true;
    }

    private static async Task PauseAsync(TimeSpan time, CancellationToken stop) => await Task.WhenAny(Task.Delay(time, TimeProvider.System, stop));

    private bool Counts => Stopwatch.GetTimestamp() is var now && now >= Volatile.Read(ref _from) && now < Volatile.Read(ref _until);

    private static string CodeOf(WireReply reply) => Code.Match(Encoding.UTF8.GetString(reply.Body.Span)) is { Success: true } match ? match.Groups["code"].Value : "";

    [GeneratedRegex("\"code\":\"(?<code>[a-z.-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code { get; }
}
