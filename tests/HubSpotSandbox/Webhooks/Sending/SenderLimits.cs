namespace HubSpotSandbox.Webhooks.Sending;

/// <summary>HubSpot's numbers (FACTS §12.3) and our own, for tests to make smaller. All times are real time.</summary>
internal sealed record SenderLimits
{
    public const int EventsPerRequest = 100;
    public const int Retries = 10;

    /// <summary>Requests under way at once.</summary>
    public const int Parallel = 10;

    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the first event waits for others, so that a burst becomes arrays.</summary>
    public TimeSpan Gathering { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How often the clock is asked whether a retry is due.</summary>
    public TimeSpan RetryCheck { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Events kept at most; later ones are dropped and counted.</summary>
    public int Kept { get; init; } = 1_000_000;
}
