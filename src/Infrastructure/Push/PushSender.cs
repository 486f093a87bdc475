using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using HubSpotCrm.Application.Ports.Events;

namespace HubSpotCrm.Infrastructure.Push;

/// <summary>Sends events as Standard Webhooks says. What a target answers beside its status is not read.</summary>
internal sealed class PushSender(IHttpClientFactory clients, IPushTargets targets, TimeProvider time) : IPushSender
{
    public const string HttpClientName = "pushes";

    private const int PatienceSeconds = 15;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public async Task<PushAnswer> SendAsync(SignedEvent push, CancellationToken cancellationToken)
    {
        if (targets.WhyRefused(push.Target.AbsoluteUri) is { } reason)
            return PushAnswer.Failed($"Nothing was sent. The address: {reason}");    // the setting may have changed since it was taken
        using var request = ToRequest(push);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(PatienceSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Read(response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return PushAnswer.Failed($"No answer within {PatienceSeconds} seconds.");
        }
        catch (HttpRequestException failure)
        {
            return PushAnswer.Failed(failure.InnerException is TargetRefusedException refused ? refused.Message : $"No answer: {failure.HttpRequestError}.");
        }
    }

    private static PushAnswer Read(HttpStatusCode status) => status switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => PushAnswer.Accepted,
        HttpStatusCode.Gone => new(IsGone: true, "The target answered 410: it is gone."),
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => PushAnswer.Failed($"The target answered {(int)status}; redirects are not followed."),
        _ => PushAnswer.Failed($"The target answered {(int)status}."),
    };

    private static HttpRequestMessage ToRequest(SignedEvent push)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, push.Target) { Content = new ReadOnlyMemoryContent(push.Body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.Add("User-Agent", "HubSpotCrm");
        request.Headers.Add("webhook-id", push.Id);
        request.Headers.Add("webhook-timestamp", push.Timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", push.Signatures);
        return request;
    }
}
