using System.Diagnostics;
using Verify.Rig;

namespace Verify.Load;

/// <summary>
/// How full HubSpot's rolling window of ten seconds is, looked at again and again. The mean of it does not depend on whether
/// the moments at which counting begins and ends fall into a cluster of calls or between two: calls repeat their pattern after
/// the window's length and an answer's time, so no count of calls from here to there has whole periods.
/// </summary>
internal sealed class WindowUse(HubSpotProcess hubSpot, int limit)
{
    /// <summary>What must have been looked at before there is anything to say.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly List<(long At, int Calls)> _looks = [];

    /// <summary>Looks for so long; the first window of it is only for what follows.</summary>
    /// <returns>For each look after that how full the window was, 1 for full.</returns>
    public async Task<IReadOnlyList<double>> WatchAsync(TimeSpan time)
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < time;)
        {
            var calls = await hubSpot.Driver.CallsAsync();
            _looks.Add((Stopwatch.GetTimestamp(), calls));
            await Wait.ShortlyAsync(Step);
        }

        return [.. Fullness()];
    }

    private IEnumerable<double> Fullness()
    {
        var next = 0;
        foreach (var (at, calls) in _looks.SkipWhile(look => Stopwatch.GetElapsedTime(_looks[0].At, look.At) < Window))
        {
            var begin = at - (long)(Window.TotalSeconds * Stopwatch.Frequency);
            while (_looks[next].At <= begin)
                next++;
            var (before, after) = (_looks[next - 1], _looks[next]);
            var callsAtBegin = before.Calls + ((after.Calls - before.Calls) * (begin - before.At) / (double)(after.At - before.At));
            yield return (calls - callsAtBegin) / limit;
        }
    }
}
