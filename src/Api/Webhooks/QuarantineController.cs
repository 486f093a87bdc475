using System.Globalization;
using AutoMapper;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Application.Webhooks;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Webhooks;

/// <summary>Deliveries that were refused because of their signature. They may be HubSpot's all the same: a wrong secret or clock of ours refuses true ones.</summary>
[ApiController]
[Authorize(Roles = Roles.Operator)]
[Route("api/v1/webhooks/quarantine")]
[Tags("Webhooks")]
[Produces("application/json")]
public sealed class QuarantineController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>List refused deliveries</summary>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="limit">How many, 1 to 100.</param>
    /// <response code="200">A page, oldest first, without their bodies.</response>
    [HttpGet]
    public async Task<PageResponse<RejectedDeliveryResponse>> List(CancellationToken cancellationToken, long after = 0, int limit = 20)
    {
        var page = await mediator.Send(new ListQuarantineQuery(after, limit), cancellationToken);
        return new(mapper.Map<IReadOnlyList<RejectedDeliveryResponse>>(page), page.Count == limit ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Verify refused deliveries again</summary>
    /// <remarks>After the secret, the public address or the clock was corrected: what is HubSpot's is taken in, whatever its age; what was in the feed already is not there twice.</remarks>
    /// <response code="200">How many were taken in, and how many are still refused.</response>
    [HttpPost("verify")]
    public async Task<VerifiedQuarantineResponse> Verify(CancellationToken cancellationToken) =>
        mapper.Map<VerifiedQuarantineResponse>(await mediator.Send(new VerifyQuarantineCommand(), cancellationToken));
}

/// <summary>A delivery that was refused.</summary>
public sealed record RejectedDeliveryResponse
{
    public required string Id { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary><c>Missing</c>, <c>Malformed</c>, <c>Wrong</c>, <c>Stale</c> or <c>Early</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Bytes of its body.</summary>
    public required int Size { get; init; }
}

/// <param name="TakenIn">Now verified and on their way to the feed.</param>
public sealed record VerifiedQuarantineResponse(int TakenIn, int StillRefused);

internal sealed class QuarantineProfile : Profile
{
    public QuarantineProfile()
    {
        CreateMap<RejectedDelivery, RejectedDeliveryResponse>();
        CreateMap<VerifiedQuarantine, VerifiedQuarantineResponse>();
    }
}
