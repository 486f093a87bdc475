namespace HubSpotSandbox.Tests.Drivers;

/// <summary>Waits for a condition, not for a time.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.That(TimeProvider.System.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(20)), "waited too long");
            await Task.Yield();
        }
    }
}
