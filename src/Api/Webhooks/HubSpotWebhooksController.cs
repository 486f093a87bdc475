using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Application.Webhooks;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Webhooks;

/// <summary>Where HubSpot delivers what happened.</summary>
[ApiController]
[AllowAnonymous]
[Route("webhooks/hubspot")]
[Tags("Webhooks")]
[Produces("application/json")]
public sealed class HubSpotWebhooksController(IMediator mediator, DeliveryCheck check) : ControllerBase
{
    /// <summary>Take in a delivery of HubSpot's</summary>
    /// <remarks>
    /// For HubSpot alone: the signature is checked on the bytes as they came (version 3 when its header is there, else the
    /// version that <c>X-HubSpot-Signature-Version</c> names). The delivery is on disk before the answer; everything else
    /// happens afterwards.
    /// </remarks>
    /// <response code="200">It is kept.</response>
    /// <response code="401">It is not signed with the app's secret for this address, or it is too old.</response>
    /// <response code="503">No secret is set, or nothing can be kept now.</response>
    [HttpPost]
    [RequestExample("""[{"eventId":3371000137,"subscriptionId":4102001,"portalId":24310007,"occurredAt":1790200061003,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":51200000101}]""")]
    [TakesBody, ForHubSpot]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public async Task<IActionResult> Receive(CancellationToken cancellationToken)
    {
        if (!check.HasSecret)
            return new ProblemResult(WebhookProblems.NotConfigured("HUBSPOT_CLIENT_SECRET (HubSpot:ClientSecret)"));
        var body = await ReadAsync(cancellationToken);
        var request = check.Read(Request);
        if (HubSpotSignature.CoversAddress(request) && !check.HasAddress)
            return new ProblemResult(WebhookProblems.NotConfigured("PUBLIC_BASE_URL (PublicBaseUrl)"));
        if (check.Check(request, body.Span) is var outcome and not SignatureOutcome.Valid)
        {
            await mediator.Send(new KeepRejectedDeliveryCommand(outcome.ToString(), DeliveryCheck.ToText(request), body), cancellationToken);
            return new ProblemResult(WebhookProblems.Refused(outcome));
        }

        if (!DeliveryCheck.IsArrayOfObjects(body.Span))
            return new ProblemResult(WebhookProblems.NotEvents);
        await mediator.Send(new ReceiveDeliveryCommand(body), cancellationToken);
        return Ok();
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        using var body = new MemoryStream((int)Math.Min(Request.ContentLength ?? 0, Server.MaxBodyBytes));
        await Request.Body.CopyToAsync(body, cancellationToken);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
