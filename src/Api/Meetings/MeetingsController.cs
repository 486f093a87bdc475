using AutoMapper;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Meetings;

/// <summary>Meetings, as records: nobody is invited by them.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/meetings")]
[Tags("Meetings")]
[Produces("application/json")]
public sealed class MeetingsController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Create a meeting</summary>
    /// <remarks>Logs a meeting on at least one contact, company, deal or ticket. It invites nobody.</remarks>
    /// <response code="201">The meeting; its address is in the header <c>Location</c>.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(MeetingExamples.Create)]
    [Writes]
    [ProducesResponseType<MeetingResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<MeetingResponse>> Create(NewMeetingRequest request, CancellationToken cancellationToken)
    {
        var meeting = await mediator.Send(request.ToCreate<Meeting, MeetingFields>(), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = meeting.Id }, mapper.Map<MeetingResponse>(meeting));
    }

    /// <summary>Get a meeting</summary>
    /// <param name="id" example="72200000001">The record id.</param>
    /// <param name="properties" example="hs_activity_type">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="contacts,deals">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The meeting.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<MeetingResponse> Get(string id, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<MeetingResponse>(await mediator.Send(new GetRecordQuery<Meeting>(new(id), Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Change a meeting</summary>
    /// <remarks>An absent field stays as it is, null clears it.</remarks>
    /// <param name="id" example="72200000002">The record id.</param>
    /// <response code="200">The meeting as it is now.</response>
    [HttpPatch("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(MeetingExamples.Update)]
    [NamesRecord, Writes]
    public async Task<MeetingResponse> Update(string id, MeetingRequest request, CancellationToken cancellationToken) =>
        mapper.Map<MeetingResponse>(await mediator.Send(request.ToUpdate<Meeting, MeetingFields>(id), cancellationToken));

    /// <summary>Archive a meeting</summary>
    /// <remarks>It leaves lists and searches and can be restored in HubSpot for 90 days.</remarks>
    /// <param name="id" example="72200000004">The record id.</param>
    /// <response code="204">Archived.</response>
    [HttpDelete("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Archive(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new ArchiveRecordCommand<Meeting>(new(id)), cancellationToken);
        return NoContent();
    }

    /// <summary>List meetings</summary>
    /// <param name="limit">Meetings per page, 1 to 100.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="archived">True lists archived meetings, and only those.</param>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">A page in the order of the ids.</response>
    [HttpGet]
    public async Task<PageResponse<MeetingResponse>> List(
        string? after, string? properties, CancellationToken cancellationToken, int limit = Views.DefaultLimit, bool archived = false)
    {
        var page = await mediator.Send(new ListRecordsQuery<Meeting>(limit, after, Views.Of(properties, archived)), cancellationToken);
        return new(mapper.Map<IReadOnlyList<MeetingResponse>>(page.Results), page.After);
    }

    /// <summary>Search meetings</summary>
    /// <remarks>A meeting shows up some seconds after it was written.</remarks>
    /// <response code="200">A page of what matches.</response>
    [HttpPost("search")]
    [OnlyReads]
    [RequestExample(MeetingExamples.Search)]
    [TakesBody, MayBeRefused]
    public async Task<SearchResponse<MeetingResponse>> Search(SearchRequest request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.ToQuery<Meeting>(), cancellationToken);
        return new(mapper.Map<IReadOnlyList<MeetingResponse>>(page.Results), page.Total, page.After);
    }

    /// <summary>Log a meeting on a contact</summary>
    /// <remarks>The short form of a new meeting that belongs to the contact in the path; further associations are welcome.</remarks>
    /// <param name="contactId" example="51200000101">The contact's record id.</param>
    /// <response code="201">The meeting; its address is in the header <c>Location</c>.</response>
    [HttpPost("/api/v1/contacts/{contactId}/meetings")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(MeetingExamples.OnContact)]
    [NamesRecord, Writes]
    [ProducesResponseType<MeetingResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<MeetingResponse>> CreateOnContact(string contactId, NewMeetingRequest request, CancellationToken cancellationToken)
    {
        var meeting = await mediator.Send(request.ToLogOn<Meeting, MeetingFields>(contactId), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = meeting.Id }, mapper.Map<MeetingResponse>(meeting));
    }

    /// <summary>Read many meetings</summary>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">One outcome for each id, in their order.</response>
    [HttpPost("batch/read")]
    [OnlyReads]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(MeetingExamples.ReadBatch)]
    [TakesBody]
    public async Task<BatchResponse<MeetingResponse>> ReadBatch(BatchKeysRequest request, string? properties, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToQuery<Meeting>(properties), cancellationToken));

    /// <summary>Create many meetings</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/create")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(MeetingExamples.CreateBatch)]
    [TakesBody]
    public async Task<BatchResponse<MeetingResponse>> CreateBatch(BatchRequest<NewMeetingRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToCreateBatch<Meeting, MeetingFields>(), cancellationToken));

    /// <summary>Change many meetings</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/update")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(MeetingExamples.UpdateBatch)]
    [TakesBody]
    public async Task<BatchResponse<MeetingResponse>> UpdateBatch(BatchRequest<MeetingUpdateRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpdateBatch<Meeting, MeetingFields>(), cancellationToken));

    /// <summary>Create or change many meetings by a unique field</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/upsert")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(MeetingExamples.UpsertBatch)]
    [TakesBody]
    public async Task<BatchResponse<MeetingResponse>> UpsertBatch(BatchUpsertRequest<MeetingRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpsertBatch<Meeting, MeetingFields>(request.By), cancellationToken));

    /// <summary>Archive many meetings</summary>
    /// <response code="200">One outcome for each id, in their order; 204 for an archived one.</response>
    [HttpPost("batch/archive")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(MeetingExamples.ArchiveBatch)]
    [TakesBody]
    public async Task<BatchResponse<MeetingResponse>> ArchiveBatch(BatchKeysRequest request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToCommand<Meeting>(), cancellationToken), StatusCodes.Status204NoContent);

    private BatchResponse<MeetingResponse> Outcomes(IReadOnlyList<BatchOutcome<Meeting>> outcomes, int success = StatusCodes.Status200OK) =>
        outcomes.ToResponse(mapper.Map<MeetingResponse>, success);
}
