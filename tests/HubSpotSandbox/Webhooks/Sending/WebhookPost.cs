using System.Globalization;
using System.Net.Http.Headers;

namespace HubSpotSandbox.Webhooks.Sending;

/// <summary>Posts a request as HubSpot does (FACTS §12.3, §13).</summary>
internal sealed class WebhookPost(HttpClient http, TimeProvider real, TimeSpan answerWithin)
{
    private const string UserAgent =
        "HubSpot Connect 2.0 (http://dev.hubspot.com/) (namespace: webhooks-nio-http-client) - WebhooksExecutorDaemon-executor";

    /// <summary>Follows no redirect and adds no header of its own.</summary>
    public static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>True when the receiver answered 2xx in time.</summary>
    public async Task<bool> SendAsync(EventBatch batch, WebhookSettings settings, CancellationToken stopping)
    {
        using var request = Request(batch.Body(), settings, settings.TargetUrl ?? "");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        ending.CancelAfter(answerWithin);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return false;
        }
    }

    private HttpRequestMessage Request(ReadOnlyMemory<byte> body, WebhookSettings settings, string target)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.Add("X-HubSpot-Timeout-Millis", "10000");
        if (settings.Versions is not SignatureVersions.V3)
        {
            request.Headers.Add("X-HubSpot-Signature", Signatures.V1(settings.ClientSecret, body.Span));
            request.Headers.Add("X-HubSpot-Signature-Version", "v1");
        }

        if (settings.Versions is not SignatureVersions.V1)
        {
            // The receiver compares it with its own clock, which does not move with the sandbox's.
            var timestamp = real.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("X-HubSpot-Request-Timestamp", timestamp);
            request.Headers.Add("X-HubSpot-Signature-v3", Signatures.V3(settings.ClientSecret, "POST", settings.SignedUrl ?? target, body.Span, timestamp));
        }

        return request;
    }
}
