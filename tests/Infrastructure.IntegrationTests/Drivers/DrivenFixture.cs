using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.Drivers;

/// <summary>A sandbox whose client has a clock that only the test moves.</summary>
public abstract class DrivenFixture : SandboxFixture
{
    private DateTimeOffset _start;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero));

    /// <summary>What has passed on the client's clock since the test began.</summary>
    protected TimeSpan Passed => Clock.GetUtcNow() - _start;

    protected override TimeProvider Time => Clock;

    [SetUp]
    public void Note() => _start = Clock.GetUtcNow();

    /// <summary>Lets time pass until the call has ended.</summary>
    protected async Task<T> DriveAsync<T>(Task<T> call, HubSpotClient? client = null)
    {
        await Until.DoneAsync(call, Clock, client ?? HubSpot);
        return await call;
    }

    /// <summary>The error that the call ends with.</summary>
    protected async Task<Exception?> FailureAsync(Func<Task> call, HubSpotClient? client = null)
    {
        var task = Task.Run(call);
        await Until.DoneAsync(task, Clock, client ?? HubSpot);
        return await task.ContinueWith(done => done.Exception?.InnerException, TaskScheduler.Default);
    }
}
