namespace HubSpotSandbox.Tests.Drivers;

/// <summary>A clock that stands still: only the sandbox's clock route moves time. Waits still take real time.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
