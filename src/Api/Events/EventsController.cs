using AutoMapper;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Events;

/// <summary>What happened in HubSpot, and what the service made of it: one feed, in one order, kept for 30 days.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/events")]
[Tags("Events")]
[Produces("application/json")]
public sealed class EventsController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Read the feed</summary>
    /// <remarks>
    /// Keep <c>after</c> of each answer and send it with the next call: no event is ever skipped, and each comes once.
    /// With <c>wait</c> the call waits for an event when there is none yet.
    /// </remarks>
    /// <param name="after">The <c>after</c> of the answer before; without it from the oldest event that is kept.</param>
    /// <param name="types" example="contact.*,deal.won">Only these types, comma separated; <c>contact.*</c> means every kind for contacts.</param>
    /// <param name="objectType" example="contact">Only events of this object type.</param>
    /// <param name="objectId">Only events of the record with this id.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    /// <param name="wait">How long to wait for an event, 0 to 60 seconds.</param>
    /// <response code="200">The next events, oldest first; none when there is nothing new, and then <c>after</c> is the one that was sent.</response>
    [HttpGet]
    public async Task<EventPageResponse> Read(string? after, string? types, string? objectType, string? objectId, CancellationToken cancellationToken, int limit = 100, int wait = 0) =>
        mapper.Map<EventPageResponse>(await mediator.Send(new ReadEventsQuery(after, EventFilters.Of(types, objectType, objectId), limit, wait), cancellationToken));

    /// <summary>Follow the feed as server-sent events</summary>
    /// <remarks>
    /// Each event comes with its sequence as <c>id</c>, its type as <c>event</c> and the same JSON as in the feed as <c>data</c>.
    /// A client that comes back with <c>Last-Event-ID</c> goes on where it was. A comment every 15 seconds keeps the connection open.
    /// </remarks>
    /// <param name="after">Where to begin, when no <c>Last-Event-ID</c> is sent; without both from the oldest event that is kept.</param>
    /// <param name="types" example="contact.*,deal.won">Only these types, comma separated.</param>
    /// <param name="objectType" example="contact">Only events of this object type.</param>
    /// <param name="objectId">Only events of the record with this id.</param>
    /// <param name="lastEventId">Sent by clients that were here before.</param>
    /// <response code="200">Events until one of the two hangs up.</response>
    [HttpGet("stream")]
    [Produces(EventStream.ContentType)]
    [ProducesResponseType<string>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Follow(
        string? after, string? types, string? objectType, string? objectId, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, CancellationToken cancellationToken)
    {
        var filter = EventFilters.Of(types, objectType, objectId);
        var first = await mediator.Send(new ReadEventsQuery(lastEventId ?? after, filter, EventStream.PageSize), cancellationToken);    // what is wrong with the request is said before the stream begins
        return new EventStream(first, filter);
    }

    /// <summary>Read from HubSpot what was missed</summary>
    /// <remarks>
    /// Changes since <c>from</c> that the feed lacks (creations, and values of typed fields) come into it with
    /// <c>source: "catch-up"</c>. It goes on in the background, with its own small share of the quota, and may be asked for again.
    /// </remarks>
    /// <response code="202">It has begun.</response>
    [HttpPost("catch-up")]
    [Authorize(Roles = Roles.Operator)]
    [RequestExample("""{ "from": "2026-11-27T00:00:00Z", "types": ["contacts", "deals"] }""")]
    [TakesBody]
    [ProducesResponseType<CatchUpResponse>(StatusCodes.Status202Accepted)]
    public async Task<ActionResult<CatchUpResponse>> CatchUp(CatchUpRequest request, CancellationToken cancellationToken)
    {
        var types = await mediator.Send(new CatchUpCommand(request.From, request.Types ?? []), cancellationToken);
        return Accepted(new CatchUpResponse(request.From, [.. types.Select(type => type.Plural())]));
    }
}

/// <summary>Since when to read, and of which records.</summary>
public sealed record CatchUpRequest
{
    /// <summary>A time in the past.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Object types in plural; all when left out.</summary>
    [NoNulls]
    public IReadOnlyList<string>? Types { get; init; }
}

/// <param name="Types">The object types whose changes are read.</param>
public sealed record CatchUpResponse(DateTimeOffset From, IReadOnlyList<string> Types);

internal static class EventFilters
{
    public static EventFilter Of(string? types, string? objectType, string? objectId) =>
        new(types?.Split(',', StringSplitOptions.TrimEntries) ?? [], string.IsNullOrEmpty(objectType) ? null : objectType, string.IsNullOrEmpty(objectId) ? null : objectId);
}
