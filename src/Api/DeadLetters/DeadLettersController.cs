using System.Text.Json;
using AutoMapper;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.DeadLetters;
using HubSpotCrm.Application.Ports.Delivery;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.DeadLetters;

/// <summary>Work that failed too often and waits for somebody to decide about it. Nothing is ever dropped in silence.</summary>
[ApiController]
[Authorize(Roles = Roles.Operator)]
[Route("api/v1/dead-letters")]
[Tags("Dead letters")]
[Produces("application/json")]
public sealed class DeadLettersController(IMediator mediator, IMapper mapper) : ControllerBase
{
    private const string WriteExample = """
        {
          "operation": "op_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f", "method": "POST", "address": "/api/v1/contacts", "body": { "email": "ana.ruiz@example.net" },
          "caller": "shop", "role": "writer", "correlationId": "0197c0f2a1b27c3d8e4f5a6b7c8d9e0f"
        }
        """;

    /// <summary>List dead letters</summary>
    /// <param name="queue" example="reactions"><c>reactions</c>, <c>pushes</c>, <c>catch-ups</c>, <c>outbox</c>, <c>runs</c>, <c>bookings</c> or <c>mails</c>.</param>
    /// <param name="lane" example="contact|51200000101">Only those of this lane.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="limit">How many, 1 to 100.</param>
    /// <response code="200">A page, oldest first.</response>
    [HttpGet]
    public async Task<PageResponse<DeadLetterResponse>> List(string? queue, string? lane, string? after, CancellationToken cancellationToken, int limit = 20) =>
        mapper.Map<PageResponse<DeadLetterResponse>>(await mediator.Send(new ListDeadLettersQuery(new(queue, lane), after, limit), cancellationToken));

    /// <summary>Get a dead letter</summary>
    /// <param name="id" example="1">Its id.</param>
    /// <response code="200">The dead letter with what it holds.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<DeadLetterResponse> Get(string id, CancellationToken cancellationToken) =>
        mapper.Map<DeadLetterResponse>(await mediator.Send(new GetDeadLetterQuery(id), cancellationToken));

    /// <summary>Correct what a dead letter holds</summary>
    /// <remarks>The body takes the place of <c>payload</c>. Nothing is done before it is replayed.</remarks>
    /// <param name="id" example="1">Its id.</param>
    /// <response code="200">The dead letter as it is now.</response>
    [HttpPut("{id}/payload")]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(WriteExample)]
    [NamesRecord, TakesBody]
    public async Task<DeadLetterResponse> Correct(string id, JsonElement payload, CancellationToken cancellationToken) =>
        mapper.Map<DeadLetterResponse>(await mediator.Send(new CorrectDeadLetterCommand(id, payload.GetRawText()), cancellationToken));

    /// <summary>Replay a dead letter</summary>
    /// <remarks>It is worked on again, with no failures counted.</remarks>
    /// <param name="id" example="1">Its id.</param>
    /// <response code="200">How many are replayed: one.</response>
    [HttpPost("{id}/replay")]
    [NamesRecord]
    public async Task<ReplayResponse> Replay(string id, CancellationToken cancellationToken) =>
        new(await mediator.Send(new ReplayDeadLettersCommand(id, new()), cancellationToken));

    /// <summary>Replay all dead letters that match</summary>
    /// <remarks>An empty object matches all.</remarks>
    /// <response code="200">How many are replayed.</response>
    [HttpPost("replay")]
    [RequestExample("""{ "queue": "reactions" }""")]
    [TakesBody]
    public async Task<ReplayResponse> ReplayAll(ReplayRequest request, CancellationToken cancellationToken) =>
        new(await mediator.Send(new ReplayDeadLettersCommand(Id: null, request.ToFilter()), cancellationToken));

    /// <summary>Discard a dead letter</summary>
    /// <param name="id" example="1">Its id.</param>
    /// <response code="204">It is gone for good.</response>
    [HttpDelete("{id}")]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Discard(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new DiscardDeadLetterCommand(id), cancellationToken);
        return NoContent();
    }
}

/// <summary>Which dead letters are meant; what is left out matches all.</summary>
public sealed record ReplayRequest
{
    /// <summary><c>reactions</c>, <c>pushes</c>, <c>catch-ups</c>, <c>outbox</c>, <c>runs</c>, <c>bookings</c> or <c>mails</c>.</summary>
    public string? Queue { get; init; }

    /// <summary>For example <c>contact|51200000101</c>.</summary>
    public string? Lane { get; init; }

    /// <summary>Given up at this time or later.</summary>
    public DateTimeOffset? DiedAfter { get; init; }

    /// <summary>Given up at this time or earlier.</summary>
    public DateTimeOffset? DiedBefore { get; init; }

    internal DeadLetterFilter ToFilter() => new(Queue, Lane, DiedAfter, DiedBefore);
}

/// <param name="Replayed">How many dead letters are worked on again.</param>
public sealed record ReplayResponse(int Replayed);
