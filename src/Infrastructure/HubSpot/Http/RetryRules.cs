using System.Diagnostics.CodeAnalysis;

namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>What is retried, after how long, and what is never (https://developers.hubspot.com/docs/api-reference/error-handling).</summary>
internal static class RetryRules
{
    private static readonly TimeSpan LockHolds = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Guard = TimeSpan.FromMilliseconds(50);    // timers may fire some milliseconds early

    /// <summary>How long to wait before the next attempt, or null when there must be none.</summary>
    public static TimeSpan? DelayFor(HttpRequestMessage request, HttpResponseMessage? response, Exception? failure, int attempt, TimeProvider time)
    {
        if (response is null)
            return failure is not null && (WasNeverSent(failure) || (IsTransport(failure) && request.IsRepeatable())) ? Backoff(attempt) : null;
        return (int)response.StatusCode switch
        {
            423 => LockHolds + Jitter(TimeSpan.FromMilliseconds(500)),
            429 => response.RetryAfter(time) + Guard ?? TimeSpan.Zero,    // the quota has paused its window: the next permit comes when that is over
            477 => response.RetryAfter(time) + Guard ?? Backoff(attempt + 2),
            502 or 503 or 504 or 521 or 523 or 524 when request.IsRepeatable() => response.RetryAfter(time) + Guard ?? Backoff(attempt),
            _ => null,
        };
    }

    /// <summary>True for failures that say HubSpot is in trouble, and not that this call was wrong.</summary>
    public static bool IsOutage(HttpResponseMessage? response, Exception? failure) =>
        response is null ? failure is not null && IsTransport(failure) : (int)response.StatusCode >= 500;

    /// <summary>The connection could not be made, so nothing was sent and nothing can have happened.</summary>
    public static bool WasNeverSent(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>True when the attempt may have been carried out although it failed.</summary>
    public static bool MayBeDone(int? status, Exception? failure) => status is { } answered
        ? answered is 500 or 502 or 503 or 504 or 521 or 522 or 523 or 524
        : failure is not null && IsTransport(failure) && !WasNeverSent(failure);

    private static bool IsTransport(Exception failure) => failure is HttpRequestException or TimeoutException;

    private static TimeSpan Backoff(int attempt)
    {
        var ceiling = TimeSpan.FromMilliseconds(Math.Min(250 * Math.Pow(2, attempt), 8000));
        return (ceiling / 2) + Jitter(ceiling / 2);
    }

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Jitter spreads load; nobody gains by guessing it.")]
    private static TimeSpan Jitter(TimeSpan upTo) => upTo * Random.Shared.NextDouble();
}
