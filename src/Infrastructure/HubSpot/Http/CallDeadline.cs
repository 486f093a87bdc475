namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>Until when a call's caller waits, over all its attempts.</summary>
internal static class CallDeadline
{
    private static readonly HttpRequestOptionsKey<DateTimeOffset> Key = new("HubSpotCrm.Deadline");

    public static void SetDeadline(this HttpRequestMessage request, DateTimeOffset deadline) => request.Options.Set(Key, deadline);

    public static TimeSpan PatienceLeft(this HttpRequestMessage request, TimeProvider time)
    {
        if (!request.Options.TryGetValue(Key, out var deadline))
            throw new InvalidOperationException("The request has no deadline: ResilienceHandler must stand before this handler.");
        var left = deadline - time.GetUtcNow();
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
