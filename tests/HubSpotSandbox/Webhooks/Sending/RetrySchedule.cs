namespace HubSpotSandbox.Webhooks.Sending;

/// <summary>Ten retries at random times of the next 24 hours, the first after 5 to 60 seconds (FACTS §12.3; the times are chosen).</summary>
internal static class RetrySchedule
{
    /// <summary>The longest waits before each retry: 21 hours and 42 minutes together.</summary>
    private static readonly TimeSpan[] Longest =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(25),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(6), TimeSpan.FromHours(8),
    ];

    /// <summary>The wait after the given attempt, counted from 0; null when there is no other.</summary>
    public static TimeSpan? After(int attempt, Random random)
    {
        if (attempt >= SenderLimits.Retries)
        {
            return null;
        }

        var shortest = attempt == 0 ? TimeSpan.FromSeconds(5) : Longest[attempt] / 2;
        return shortest + ((Longest[attempt] - shortest) * random.NextDouble());
    }
}
