using HubSpotCrm.Infrastructure.HubSpot.Quota;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>
/// One attempt: waits for a permit, then gives HubSpot its time. The answer is read to its end here, so that a body that
/// stalls or breaks off is a failed attempt and not a failed deserialization. The wait for the permit is not HubSpot's time.
/// </summary>
internal sealed class QuotaHandler(HubSpotQuota quota, HubSpotBreaker breaker, IOptions<HubSpotOptions> options, TimeProvider time) : DelegatingHandler
{
    private const int MaxAnswerBytes = 64 * 1024 * 1024;
    private const int TooManyRequests = 429;
    private readonly TimeSpan _longestAttempt = TimeSpan.FromSeconds(options.Value.AttemptTimeoutSeconds);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (breaker.Refusal is { } refusal)
            throw refusal;
        var search = request.IsSearch();
        using var permit = await quota.TakeAsync(search, request.PatienceLeft(time), cancellationToken);
        var response = await CallAsync(request, permit, cancellationToken);
        if ((int)response.StatusCode != TooManyRequests)
            quota.Answered(search);
        quota.Learn(permit, response.Headers);
        if ((int)response.StatusCode == TooManyRequests)
            quota.Refused(search, await IsDailyAsync(response, cancellationToken), response.RetryAfter(time));
        return response;
    }

    private async Task<HttpResponseMessage> CallAsync(HttpRequestMessage request, Permit permit, CancellationToken cancellationToken)
    {
        try
        {
            return await breaker.RunAsync(static (call, stop) => new ValueTask<HttpResponseMessage>(call.Handler.AttemptAsync(call.Request, stop)), (Handler: this, Request: request), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            permit.NeverSent();
            throw;
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var allowed = TimeAllowed(request);
        using var timeout = new CancellationTokenSource(allowed, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, both.Token);
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, both.Token);
            return response;
        }
        catch (Exception failure)
        {
            response?.Dispose();
            throw failure switch
            {
                OperationCanceledException when cancellationToken.IsCancellationRequested => failure,
                OperationCanceledException when timeout.IsCancellationRequested => new TimeoutException($"HubSpot gave no answer within {allowed.TotalSeconds:0.#} s.", failure),
                OperationCanceledException => new HttpRequestException(HttpRequestError.ConnectionError, "No connection to HubSpot came about in time.", failure),
                IOException => new HttpRequestException(HttpRequestError.ResponseEnded, "HubSpot's answer broke off.", failure),
                _ => failure,
            };
        }
    }

    // A create that has begun is seen through: cut off at the end of the patience, nobody would know what became of it.
    private TimeSpan TimeAllowed(HttpRequestMessage request)
    {
        var left = request.PatienceLeft(time);
        if (left >= _longestAttempt || !request.IsRepeatable())
            return _longestAttempt;
        return left > CallDeadline.ShortestAttempt ? left : CallDeadline.ShortestAttempt;
    }

    // The day's limit and the window's limit answer with the same status; only the body tells them apart.
    private static async Task<bool> IsDailyAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        (await response.Content.ReadAsByteArrayAsync(cancellationToken)).AsSpan().IndexOf("\"DAILY\""u8) >= 0;
}
