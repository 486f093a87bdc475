using AutoMapper;
using HubSpotCrm.Api.Engagements;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Engagements;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Application.Tickets;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tickets;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Tickets;

/// <summary>Requests of customers.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/tickets")]
[Tags("Tickets")]
[Produces("application/json")]
public sealed class TicketsController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Create a ticket</summary>
    /// <remarks>Needs a subject and a stage.</remarks>
    /// <response code="201">The ticket; its address is in the header <c>Location</c>.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(TicketExamples.Create)]
    [Writes]
    [ProducesResponseType<TicketResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<TicketResponse>> Create(NewTicketRequest request, CancellationToken cancellationToken)
    {
        var ticket = await mediator.Send(request.ToCreate<Ticket, TicketFields>(), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = ticket.Id }, mapper.Map<TicketResponse>(ticket));
    }

    /// <summary>Get a ticket</summary>
    /// <param name="id" example="32100005501">The record id. One that was merged away gives the ticket it became.</param>
    /// <param name="properties" example="hs_resolution">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="contacts,companies">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The ticket.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<TicketResponse> Get(string id, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<TicketResponse>(await mediator.Send(new GetRecordQuery<Ticket>(new(id), Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Change a ticket</summary>
    /// <remarks>An absent field stays as it is, null clears it.</remarks>
    /// <param name="id" example="32100005502">The record id.</param>
    /// <response code="200">The ticket as it is now.</response>
    [HttpPatch("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(TicketExamples.Update)]
    [NamesRecord, Writes]
    public async Task<TicketResponse> Update(string id, TicketRequest request, CancellationToken cancellationToken) =>
        mapper.Map<TicketResponse>(await mediator.Send(request.ToUpdate<Ticket, TicketFields>(id), cancellationToken));

    /// <summary>Archive a ticket</summary>
    /// <remarks>It leaves lists and searches and can be restored in HubSpot for 90 days.</remarks>
    /// <param name="id" example="32100005504">The record id.</param>
    /// <response code="204">Archived.</response>
    [HttpDelete("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Archive(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new ArchiveRecordCommand<Ticket>(new(id)), cancellationToken);
        return NoContent();
    }

    /// <summary>List tickets</summary>
    /// <param name="limit">Tickets per page, 1 to 100.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="archived">True lists archived tickets, and only those.</param>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">A page in the order of the ids.</response>
    [HttpGet]
    public async Task<PageResponse<TicketResponse>> List(
        string? after, string? properties, CancellationToken cancellationToken, int limit = Views.DefaultLimit, bool archived = false)
    {
        var page = await mediator.Send(new ListRecordsQuery<Ticket>(limit, after, Views.Of(properties, archived)), cancellationToken);
        return new(mapper.Map<IReadOnlyList<TicketResponse>>(page.Results), page.After);
    }

    /// <summary>Search tickets</summary>
    /// <remarks>A ticket shows up some seconds after it was written.</remarks>
    /// <response code="200">A page of what matches.</response>
    [HttpPost("search")]
    [OnlyReads]
    [RequestExample(TicketExamples.Search)]
    [TakesBody, MayBeRefused]
    public async Task<SearchResponse<TicketResponse>> Search(SearchRequest request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.ToQuery<Ticket>(), cancellationToken);
        return new(mapper.Map<IReadOnlyList<TicketResponse>>(page.Results), page.Total, page.After);
    }

    /// <summary>Move a ticket to a stage</summary>
    /// <remarks>By id or label. Pipeline and stage move together; a stage of another pipeline is refused with the stages there are.</remarks>
    /// <param name="id" example="32100005502">The record id.</param>
    /// <response code="200">The ticket as it is now.</response>
    [HttpPut("{id}/stage")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(TicketExamples.Move)]
    [NamesRecord, TakesBody, MayBeRefused]
    public async Task<TicketResponse> Move(string id, MoveToStageRequest request, CancellationToken cancellationToken) =>
        mapper.Map<TicketResponse>(await mediator.Send(new MoveTicketToStageCommand(new(id), request.Stage, request.Pipeline), cancellationToken));

    /// <summary>Merge two tickets</summary>
    /// <remarks>Cannot be undone. The surviving ticket usually has a new id; both old ids keep leading to it.</remarks>
    /// <param name="id" example="32100005503">The ticket whose values win.</param>
    /// <response code="200">The surviving ticket.</response>
    [HttpPost("{id}/merge")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(TicketExamples.Merge)]
    [NamesRecord, TakesBody, MayBeRefused]
    public async Task<TicketResponse> Merge(string id, MergeRequest request, CancellationToken cancellationToken) =>
        mapper.Map<TicketResponse>(await mediator.Send(request.ToCommand<Ticket>(id), cancellationToken));

    /// <summary>Show the timeline of a ticket</summary>
    /// <remarks>Calls, meetings, notes, tasks and emails together, newest first. Reads all of them, one HubSpot call for each hundred of a kind.</remarks>
    /// <param name="id" example="32100005501">The record id.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="limit">Engagements per page, 1 to 100.</param>
    /// <response code="200">A page of engagements, each as its own record.</response>
    [HttpGet("{id}/timeline")]
    [NamesRecord]
    public async Task<PageResponse<TimelineItemResponse>> Timeline(string id, string? after, CancellationToken cancellationToken, int limit = Views.DefaultLimit) =>
        mapper.ToTimeline(await mediator.Send(new GetTimelineQuery<Ticket>(new(id), limit, after), cancellationToken));

    /// <summary>Read many tickets</summary>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">One outcome for each id, in their order.</response>
    [HttpPost("batch/read")]
    [OnlyReads]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(TicketExamples.ReadBatch)]
    [TakesBody]
    public async Task<BatchResponse<TicketResponse>> ReadBatch(BatchKeysRequest request, string? properties, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToQuery<Ticket>(properties), cancellationToken));

    /// <summary>Create many tickets</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/create")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(TicketExamples.CreateBatch)]
    [TakesBody]
    public async Task<BatchResponse<TicketResponse>> CreateBatch(BatchRequest<NewTicketRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToCreateBatch<Ticket, TicketFields>(), cancellationToken));

    /// <summary>Change many tickets</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/update")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(TicketExamples.UpdateBatch)]
    [TakesBody]
    public async Task<BatchResponse<TicketResponse>> UpdateBatch(BatchRequest<TicketUpdateRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpdateBatch<Ticket, TicketFields>(), cancellationToken));

    /// <summary>Create or change many tickets by a unique field</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/upsert")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(TicketExamples.UpsertBatch)]
    [TakesBody]
    public async Task<BatchResponse<TicketResponse>> UpsertBatch(BatchUpsertRequest<TicketRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpsertBatch<Ticket, TicketFields>(request.By), cancellationToken));

    /// <summary>Archive many tickets</summary>
    /// <response code="200">One outcome for each id, in their order; 204 for an archived one.</response>
    [HttpPost("batch/archive")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(TicketExamples.ArchiveBatch)]
    [TakesBody]
    public async Task<BatchResponse<TicketResponse>> ArchiveBatch(BatchKeysRequest request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToCommand<Ticket>(), cancellationToken), StatusCodes.Status204NoContent);

    private BatchResponse<TicketResponse> Outcomes(IReadOnlyList<BatchOutcome<Ticket>> outcomes, int success = StatusCodes.Status200OK) =>
        outcomes.ToResponse(mapper.Map<TicketResponse>, success);
}
