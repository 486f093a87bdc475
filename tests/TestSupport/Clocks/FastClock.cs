using System.Diagnostics;

namespace TestSupport.Clocks;

/// <summary>
/// Real time, some times faster: waits, windows and timeouts keep their order and their proportions, and take a fraction.
/// A timer never fires early. <see cref="Skip"/> leaps over time that nobody needs to live through.
/// </summary>
public sealed class FastClock(int times) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _startTicks = Stopwatch.GetTimestamp();
    private long _skipped;

    public void Skip(TimeSpan time) => Interlocked.Add(ref _skipped, time.Ticks);

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override long GetTimestamp() => _startTicks + (long)(Elapsed.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Short(dueTime), Short(period)), Short);

    private TimeSpan Elapsed => (Stopwatch.GetElapsedTime(_startTicks) * times) + TimeSpan.FromTicks(Interlocked.Read(ref _skipped));

    private TimeSpan Short(TimeSpan time) => time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / times));

    private sealed class FastTimer(ITimer timer, Func<TimeSpan, TimeSpan> shorten) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(shorten(dueTime), shorten(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
