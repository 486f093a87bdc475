using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.ReferenceData;
using HubSpotCrm.Application.Scheduling;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Scheduling;

/// <summary>HubSpot's meeting links, and when they can be booked.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/scheduling/links")]
[Tags("Scheduling")]
[Produces("application/json")]
public sealed class LinksController(IMediator mediator) : ControllerBase
{
    /// <summary>List meeting links</summary>
    /// <remarks>Kept by the service and read again when old, because what each link offers takes a call to HubSpot of its own.</remarks>
    /// <param name="refresh">True reads them again from HubSpot.</param>
    /// <response code="200">All links, in the order of their slugs.</response>
    [HttpGet]
    public async Task<ListResponse<MeetingLinkResponse>> List(CancellationToken cancellationToken, bool refresh = false) =>
        new([.. (await mediator.Send(new ListMeetingLinksQuery(refresh), cancellationToken)).Select(MeetingLinkResponse.Of)]);

    /// <summary>Find free slots of a link</summary>
    /// <remarks>
    /// Read from HubSpot each time, over as many months as the range has. <c>from</c> and <c>to</c> are days of the time zone
    /// (<c>2026-11-25</c>) or moments (<c>2026-11-25T09:30:00Z</c>); slots begin at <c>from</c> or later, and before <c>to</c>.
    /// </remarks>
    /// <param name="slug" example="sam-lee%2Fdemo">The link's slug; its slash as <c>%2F</c>.</param>
    /// <param name="timezone" example="Europe/Madrid">IANA name of the zone that the answer is in.</param>
    /// <param name="from">The first day or moment; now when left out.</param>
    /// <param name="to">The day or moment after the last one, at most 366 days after the first; two weeks when left out.</param>
    /// <param name="durationMinutes">Only slots of this length, which the link must offer.</param>
    /// <response code="200">The free slots, and the durations that the link offers.</response>
    [HttpGet("{slug}/availability")]
    [NamesRecord, MayBeRefused]
    public async Task<AvailabilityResponse> Availability(
        string slug, string timezone, string? from, string? to, int? durationMinutes, CancellationToken cancellationToken)
    {
        var (first, last) = SlotTimes.Read(from, to, timezone);
        var query = new FindSlotsQuery(WithSlashes(slug), timezone, first, last, durationMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null);
        return AvailabilityResponse.Of(await mediator.Send(query, cancellationToken), timezone);
    }

    // The server undoes every escape in a path but that of a slash, which would make two segments of one.
    private static string WithSlashes(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
