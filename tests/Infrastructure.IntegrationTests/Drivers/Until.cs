using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.Drivers;

/// <summary>Waits for conditions, never for a time.</summary>
internal static class Until
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    public static async Task TrueAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Deadline)
                throw new TimeoutException("The condition did not come true.");
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    /// <summary>Moves the clock on, only while nothing is on the wire, until the task is done.</summary>
    public static async Task DoneAsync(Task task, FakeTimeProvider clock, HubSpotClient client)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!task.IsCompleted)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Deadline)
                throw new TimeoutException("The task did not end.");
            if (client.Underway == 0)
                clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(Look, TimeProvider.System);
        }
    }
}
