using System.Diagnostics;
using System.Globalization;
using TestSupport.Drivers;

namespace Verify.Trouble;

/// <summary>One call of a caller while HubSpot is in trouble.</summary>
/// <param name="SentAt">Since the watch began.</param>
/// <param name="Answer">Null when there was none.</param>
internal sealed record Probe(TimeSpan SentAt, TimeSpan Took, Answer? Answer)
{
    public int Status => Answer?.Status ?? 0;

    public bool SaysWhen => int.TryParse(Answer?.Header("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0;

    /// <summary>Sends one and waits for whatever comes.</summary>
    public static async Task<Probe> SendAsync(long watch, CrmClient client, string path, int patienceSeconds)
    {
        var (sentAt, start) = (Stopwatch.GetElapsedTime(watch), Stopwatch.GetTimestamp());
        try
        {
            var answer = await client.SendAsync(HttpMethod.Get, path, body: null, ("Prefer", string.Create(CultureInfo.InvariantCulture, $"wait={patienceSeconds}")));
            return new(sentAt, Stopwatch.GetElapsedTime(start), answer);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return new(sentAt, Stopwatch.GetElapsedTime(start), Answer: null);
        }
    }

    /// <summary>Sends one at every step until the time is over, whatever became of those before.</summary>
    public static async Task<IReadOnlyList<Probe>> StreamAsync(CrmClient client, string path, int patienceSeconds, TimeSpan step, TimeSpan duration)
    {
        var watch = Stopwatch.GetTimestamp();
        List<Task<Probe>> probes = [];
        while (Stopwatch.GetElapsedTime(watch) is var now && now < duration)
        {
            probes.Add(SendAsync(watch, client, path, patienceSeconds));
            var next = step * probes.Count;
            if (next > now)
                await Task.Delay(next - now, TimeProvider.System);
        }

        return await Task.WhenAll(probes);
    }

    public static TimeSpan Quantile(IEnumerable<Probe> probes, double quantile)
    {
        var sorted = probes.Select(probe => probe.Took).Order().ToList();
        return sorted.Count == 0 ? TimeSpan.Zero : sorted[(int)((sorted.Count - 1) * quantile)];
    }
}
