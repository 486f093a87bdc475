using AutoMapper;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Calls;

/// <summary>Phone calls.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/calls")]
[Tags("Calls")]
[Produces("application/json")]
public sealed class CallsController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Create a call</summary>
    /// <remarks>Logs a call that was made, on at least one contact, company, deal or ticket.</remarks>
    /// <response code="201">The call; its address is in the header <c>Location</c>.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(CallExamples.Create)]
    [Writes]
    [ProducesResponseType<CallResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<CallResponse>> Create(NewCallRequest request, CancellationToken cancellationToken)
    {
        var call = await mediator.Send(request.ToCreate<Call, CallFields>(), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = call.Id }, mapper.Map<CallResponse>(call));
    }

    /// <summary>Get a call</summary>
    /// <param name="id" example="45500000601">The record id.</param>
    /// <param name="properties" example="hs_call_summary">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="contacts,deals">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The call.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<CallResponse> Get(string id, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<CallResponse>(await mediator.Send(new GetRecordQuery<Call>(new(id), Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Change a call</summary>
    /// <remarks>An absent field stays as it is, null clears it.</remarks>
    /// <param name="id" example="45500000602">The record id.</param>
    /// <response code="200">The call as it is now.</response>
    [HttpPatch("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(CallExamples.Update)]
    [NamesRecord, Writes]
    public async Task<CallResponse> Update(string id, CallRequest request, CancellationToken cancellationToken) =>
        mapper.Map<CallResponse>(await mediator.Send(request.ToUpdate<Call, CallFields>(id), cancellationToken));

    /// <summary>Archive a call</summary>
    /// <remarks>It leaves lists and searches and can be restored in HubSpot for 90 days.</remarks>
    /// <param name="id" example="45500000604">The record id.</param>
    /// <response code="204">Archived.</response>
    [HttpDelete("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Archive(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new ArchiveRecordCommand<Call>(new(id)), cancellationToken);
        return NoContent();
    }

    /// <summary>List calls</summary>
    /// <param name="limit">Calls per page, 1 to 100.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="archived">True lists archived calls, and only those.</param>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">A page in the order of the ids.</response>
    [HttpGet]
    public async Task<PageResponse<CallResponse>> List(
        string? after, string? properties, CancellationToken cancellationToken, int limit = Views.DefaultLimit, bool archived = false)
    {
        var page = await mediator.Send(new ListRecordsQuery<Call>(limit, after, Views.Of(properties, archived)), cancellationToken);
        return new(mapper.Map<IReadOnlyList<CallResponse>>(page.Results), page.After);
    }

    /// <summary>Search calls</summary>
    /// <remarks>A call shows up some seconds after it was written.</remarks>
    /// <response code="200">A page of what matches.</response>
    [HttpPost("search")]
    [OnlyReads]
    [RequestExample(CallExamples.Search)]
    [TakesBody, MayBeRefused]
    public async Task<SearchResponse<CallResponse>> Search(SearchRequest request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.ToQuery<Call>(), cancellationToken);
        return new(mapper.Map<IReadOnlyList<CallResponse>>(page.Results), page.Total, page.After);
    }

    /// <summary>Log a call on a contact</summary>
    /// <remarks>The short form of a new call that belongs to the contact in the path; further associations are welcome.</remarks>
    /// <param name="contactId" example="51200000101">The contact's record id.</param>
    /// <response code="201">The call; its address is in the header <c>Location</c>.</response>
    [HttpPost("/api/v1/contacts/{contactId}/calls")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(CallExamples.OnContact)]
    [NamesRecord, Writes]
    [ProducesResponseType<CallResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<CallResponse>> CreateOnContact(string contactId, NewCallRequest request, CancellationToken cancellationToken)
    {
        var call = await mediator.Send(request.ToLogOn<Call, CallFields>(contactId), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = call.Id }, mapper.Map<CallResponse>(call));
    }

    /// <summary>Read many calls</summary>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">One outcome for each id, in their order.</response>
    [HttpPost("batch/read")]
    [OnlyReads]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(CallExamples.ReadBatch)]
    [TakesBody]
    public async Task<BatchResponse<CallResponse>> ReadBatch(BatchKeysRequest request, string? properties, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToQuery<Call>(properties), cancellationToken));

    /// <summary>Create many calls</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/create")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(CallExamples.CreateBatch)]
    [TakesBody]
    public async Task<BatchResponse<CallResponse>> CreateBatch(BatchRequest<NewCallRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToCreateBatch<Call, CallFields>(), cancellationToken));

    /// <summary>Change many calls</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/update")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(CallExamples.UpdateBatch)]
    [TakesBody]
    public async Task<BatchResponse<CallResponse>> UpdateBatch(BatchRequest<CallUpdateRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpdateBatch<Call, CallFields>(), cancellationToken));

    /// <summary>Create or change many calls by a unique field</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/upsert")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(CallExamples.UpsertBatch)]
    [TakesBody]
    public async Task<BatchResponse<CallResponse>> UpsertBatch(BatchUpsertRequest<CallRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpsertBatch<Call, CallFields>(request.By), cancellationToken));

    /// <summary>Archive many calls</summary>
    /// <response code="200">One outcome for each id, in their order; 204 for an archived one.</response>
    [HttpPost("batch/archive")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(CallExamples.ArchiveBatch)]
    [TakesBody]
    public async Task<BatchResponse<CallResponse>> ArchiveBatch(BatchKeysRequest request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToCommand<Call>(), cancellationToken), StatusCodes.Status204NoContent);

    private BatchResponse<CallResponse> Outcomes(IReadOnlyList<BatchOutcome<Call>> outcomes, int success = StatusCodes.Status200OK) =>
        outcomes.ToResponse(mapper.Map<CallResponse>, success);
}
