namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>Until when a call's caller waits, over all its attempts. Kept on the steady clock: setting the wall clock changes nothing.</summary>
internal static class CallDeadline
{
    /// <summary>An attempt gets at least this long, even at the end of the patience: one that is cut off at once helps nobody.</summary>
    public static readonly TimeSpan ShortestAttempt = TimeSpan.FromSeconds(1);

    private static readonly HttpRequestOptionsKey<long> Key = new("HubSpotCrm.Deadline");

    /// <param name="deadline">As a timestamp of the clock.</param>
    public static void SetDeadline(this HttpRequestMessage request, long deadline) => request.Options.Set(Key, deadline);

    public static TimeSpan PatienceLeft(this HttpRequestMessage request, TimeProvider time)
    {
        if (!request.Options.TryGetValue(Key, out var deadline))
            throw new InvalidOperationException("The request has no deadline: ResilienceHandler must stand before this handler.");
        return time.Until(deadline);
    }

    /// <summary>A span in units of the clock's timestamps.</summary>
    public static long Units(this TimeProvider time, TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    public static TimeSpan Span(this TimeProvider time, long units) => TimeSpan.FromSeconds((double)units / time.TimestampFrequency);

    /// <summary>How long it is until then; nothing when it is past.</summary>
    public static TimeSpan Until(this TimeProvider time, long deadline)
    {
        var left = time.GetElapsedTime(time.GetTimestamp(), deadline);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>HubSpot's <c>Retry-After</c>, in seconds or as a date; null when it sent none.</summary>
    public static TimeSpan? RetryAfter(this HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}
