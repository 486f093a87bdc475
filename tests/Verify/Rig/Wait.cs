using System.Diagnostics;

namespace Verify.Rig;

internal static class Wait
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    /// <summary>Until the condition is true; failing to connect counts as not yet.</summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="TimeoutException">It did not become true in time, or the process has ended.</exception>
    public static async Task<TimeSpan> ForAsync(string what, TimeSpan within, OwnProcess? process, Func<Task<bool>> condition)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await TrueAsync(condition))
        {
            if (process is { HasExited: true })
                throw new TimeoutException($"Waited for {what}, but the process ended with {process.ExitCode}.");
            if (Stopwatch.GetElapsedTime(since) > within)
                throw new TimeoutException($"Waited {within.TotalSeconds:0} s for {what}.");
            await ShortlyAsync(Step);
        }

        return Stopwatch.GetElapsedTime(since);
    }

    public static Task ShortlyAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System);

    private static async Task<bool> TrueAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
