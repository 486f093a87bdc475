using HubSpotCrm.Infrastructure.HubSpot.Quota;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>
/// One attempt: waits for a permit, then gives HubSpot its time. The answer is read to its end here, so that a body that
/// stalls or breaks off is a failed attempt and not a failed deserialization. The wait for the permit is not HubSpot's time.
/// </summary>
internal sealed class QuotaHandler(HubSpotQuota quota, IOptions<HubSpotOptions> options, TimeProvider time) : DelegatingHandler
{
    private const int MaxAnswerBytes = 64 * 1024 * 1024;
    private const int TooManyRequests = 429;
    private readonly TimeSpan _attempt = TimeSpan.FromSeconds(options.Value.AttemptTimeoutSeconds);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var search = request.IsSearch();
        using var permit = await quota.TakeAsync(search, request.PatienceLeft(time), cancellationToken);
        var response = await AttemptAsync(request, cancellationToken);
        quota.Learn(response.Headers);
        if ((int)response.StatusCode == TooManyRequests)
            quota.Refused(search, await IsDailyAsync(response, cancellationToken), response.RetryAfter(time));
        return response;
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_attempt, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, both.Token);
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, both.Token);
            return response;
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"HubSpot gave no answer within {_attempt.TotalSeconds:0} s.", exception);
        }
        catch (IOException exception)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "HubSpot's answer broke off.", exception);
        }
    }

    // The day's limit and the window's limit answer with the same status; only the body tells them apart.
    private static async Task<bool> IsDailyAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        (await response.Content.ReadAsStringAsync(cancellationToken)).Contains("\"DAILY\"", StringComparison.Ordinal);
}
