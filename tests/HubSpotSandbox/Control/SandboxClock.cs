namespace HubSpotSandbox.Control;

/// <summary>The sandbox's own time: real time plus what the tests have added.</summary>
internal sealed class SandboxClock(TimeProvider real) : TimeProvider
{
    private long addedTicks;

    /// <summary>For waits that a caller notices: latency and slow answers take real time.</summary>
    public TimeProvider Real => real;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow().AddTicks(Interlocked.Read(ref addedTicks));

    public void Advance(TimeSpan time) => Interlocked.Add(ref addedTicks, time.Ticks);
}
