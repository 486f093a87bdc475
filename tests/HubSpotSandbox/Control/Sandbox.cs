using HubSpotSandbox.Faults;
using HubSpotSandbox.Limits;

namespace HubSpotSandbox.Control;

/// <summary>The whole state of a running sandbox.</summary>
internal sealed class Sandbox
{
    private volatile SandboxSettings settings = new();
    private volatile PortalRecords records;

    public Sandbox(TimeProvider real)
    {
        Clock = new SandboxClock(real);
        Stats = new Stats(Clock);
        Calls = new CallLog(Clock);
        Limiter = new RateLimiter(Clock, () => settings);
        records = NewRecords();
    }

    public SandboxClock Clock { get; }

    public Stats Stats { get; }

    public CallLog Calls { get; }

    public RateLimiter Limiter { get; }

    public FaultTable Faults { get; } = new();

    public PortalRecords Records => records;

    public SandboxSettings Settings
    {
        get => settings;
        set => settings = value;
    }

    /// <summary>Back to an empty portal. Settings and clock stay.</summary>
    public void Reset()
    {
        Faults.Clear();
        records = NewRecords();
        Limiter.Reset();
        Stats.Reset();
        Calls.Clear();
    }

    /// <summary>Waits as long as HubSpot would take, in real time.</summary>
    public async Task PauseAsync(int items, CancellationToken cancellationToken)
    {
        var current = settings;
        var time = TimeSpan.FromMilliseconds(current.LatencyMs + ((double)current.PerItemMs * items));
        if (time > TimeSpan.Zero)
        {
            await Task.Delay(time, Clock.Real, cancellationToken);
        }
    }

    private PortalRecords NewRecords() => new(Clock, Stats, () => settings, () => Limiter.Today());
}
