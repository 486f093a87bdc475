using AutoMapper;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Events;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Events;

/// <summary>Events pushed to your own server as signed requests (Standard Webhooks), in order for each record.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/event-subscriptions")]
[Tags("Event subscriptions")]
[Produces("application/json")]
public sealed class EventSubscriptionsController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Subscribe to events</summary>
    /// <remarks>
    /// Events from now on are sent to the address, one in each POST, as the feed shows them. The answer's <c>secret</c> is shown
    /// only here: keep it, it verifies the header <c>webhook-signature</c>. Anything but a 2xx within 15 seconds is tried again
    /// for three days; after that, or on a 410, the subscription is paused.
    /// </remarks>
    /// <response code="201">The subscription with its secret; its address is in the header <c>Location</c>.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample("""{ "url": "https://app.example.com/crm-events", "types": ["contact.*", "deal.won"], "description": "The shop" }""")]
    [TakesBody]
    [ProducesResponseType<EventSubscriptionSecretResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<EventSubscriptionSecretResponse>> Create(NewEventSubscriptionRequest request, CancellationToken cancellationToken)
    {
        var subscription = await mediator.Send(request.ToCommand(), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = subscription.Id }, mapper.Map<EventSubscriptionSecretResponse>(subscription));
    }

    /// <summary>List event subscriptions</summary>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="limit">How many, 1 to 100.</param>
    /// <response code="200">A page, oldest first, without secrets.</response>
    [HttpGet]
    public async Task<PageResponse<EventSubscriptionResponse>> List(string? after, CancellationToken cancellationToken, int limit = 20) =>
        mapper.Map<PageResponse<EventSubscriptionResponse>>(await mediator.Send(new ListEventSubscriptionsQuery(after, limit), cancellationToken));

    /// <summary>Get an event subscription</summary>
    /// <param name="id" example="sub_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f">Its id.</param>
    /// <response code="200">The subscription and how it goes, without its secret.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<EventSubscriptionResponse> Get(string id, CancellationToken cancellationToken) =>
        mapper.Map<EventSubscriptionResponse>(await mediator.Send(new GetEventSubscriptionQuery(id), cancellationToken));

    /// <summary>End an event subscription</summary>
    /// <param name="id" example="sub_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f">Its id.</param>
    /// <response code="204">It is gone, with all that waited for it. A push that was under way may still arrive.</response>
    [HttpDelete("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Remove(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveEventSubscriptionCommand(id), cancellationToken);
        return NoContent();
    }

    /// <summary>Change a subscription's secret</summary>
    /// <remarks>For 24 hours the secret before signs as well: <c>webhook-signature</c> then holds two signatures, separated by a space.</remarks>
    /// <param name="id" example="sub_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f">Its id.</param>
    /// <response code="200">The subscription with its new secret, which is shown only here.</response>
    [HttpPost("{id}/rotate-secret")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    public async Task<EventSubscriptionSecretResponse> RotateSecret(string id, CancellationToken cancellationToken) =>
        mapper.Map<EventSubscriptionSecretResponse>(await mediator.Send(new RotateSubscriptionSecretCommand(id), cancellationToken));

    /// <summary>Push events again, and end a pause</summary>
    /// <remarks>
    /// From the event with the sequence <c>from</c>, or from the first one that came at the time <c>from</c> or later, back or
    /// forward. Without <c>from</c> it goes on where it stopped, and nothing is left out.
    /// </remarks>
    /// <param name="id" example="sub_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f">Its id.</param>
    /// <response code="200">The subscription as it is now.</response>
    [HttpPost("{id}/replay")]
    [Authorize(Roles = Roles.Operator)]
    [RequestExample("""{ "from": "2026-11-24T09:30:00Z" }""")]
    [NamesRecord, TakesBody]
    public async Task<EventSubscriptionResponse> Replay(string id, ReplayEventsRequest request, CancellationToken cancellationToken) =>
        mapper.Map<EventSubscriptionResponse>(await mediator.Send(new ReplayEventsCommand(id, request.From), cancellationToken));
}

/// <summary>Where events are to be pushed.</summary>
public sealed record NewEventSubscriptionRequest
{
    /// <summary>An https address in the public internet.</summary>
    public required string Url { get; init; }

    /// <summary>Types such as <c>contact.creation</c>, <c>deal.won</c> or <c>contact.*</c>; without it all events are pushed.</summary>
    [NoNulls]
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>For people, 500 characters at most.</summary>
    public string? Description { get; init; }

    internal CreateEventSubscriptionCommand ToCommand() => new(Url, Types, Description);
}

/// <summary>Where to go on.</summary>
public sealed record ReplayEventsRequest
{
    /// <summary>The sequence of the first event to push, or a time; without it, where it stopped.</summary>
    public string? From { get; init; }
}
