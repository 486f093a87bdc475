using AutoMapper;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Notes;

/// <summary>Notes about records.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/notes")]
[Tags("Notes")]
[Produces("application/json")]
public sealed class NotesController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Create a note</summary>
    /// <remarks>Adds a note to at least one contact, company, deal or ticket.</remarks>
    /// <response code="201">The note; its address is in the header <c>Location</c>.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(NoteExamples.Create)]
    [Writes]
    [ProducesResponseType<NoteResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<NoteResponse>> Create(NewNoteRequest request, CancellationToken cancellationToken)
    {
        var note = await mediator.Send(request.ToCreate<Note, NoteFields>(), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = note.Id }, mapper.Map<NoteResponse>(note));
    }

    /// <summary>Get a note</summary>
    /// <param name="id" example="61100000001">The record id.</param>
    /// <param name="properties" example="hs_attachment_ids">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="contacts,deals">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The note.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<NoteResponse> Get(string id, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<NoteResponse>(await mediator.Send(new GetRecordQuery<Note>(new(id), Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Change a note</summary>
    /// <remarks>An absent field stays as it is, null clears it.</remarks>
    /// <param name="id" example="61100000002">The record id.</param>
    /// <response code="200">The note as it is now.</response>
    [HttpPatch("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(NoteExamples.Update)]
    [NamesRecord, Writes]
    public async Task<NoteResponse> Update(string id, NoteRequest request, CancellationToken cancellationToken) =>
        mapper.Map<NoteResponse>(await mediator.Send(request.ToUpdate<Note, NoteFields>(id), cancellationToken));

    /// <summary>Archive a note</summary>
    /// <remarks>It leaves lists and searches and can be restored in HubSpot for 90 days.</remarks>
    /// <param name="id" example="61100000004">The record id.</param>
    /// <response code="204">Archived.</response>
    [HttpDelete("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Archive(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new ArchiveRecordCommand<Note>(new(id)), cancellationToken);
        return NoContent();
    }

    /// <summary>List notes</summary>
    /// <param name="limit">Notes per page, 1 to 100.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="archived">True lists archived notes, and only those.</param>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">A page in the order of the ids.</response>
    [HttpGet]
    public async Task<PageResponse<NoteResponse>> List(
        string? after, string? properties, CancellationToken cancellationToken, int limit = Views.DefaultLimit, bool archived = false)
    {
        var page = await mediator.Send(new ListRecordsQuery<Note>(limit, after, Views.Of(properties, archived)), cancellationToken);
        return new(mapper.Map<IReadOnlyList<NoteResponse>>(page.Results), page.After);
    }

    /// <summary>Search notes</summary>
    /// <remarks>A note shows up some seconds after it was written.</remarks>
    /// <response code="200">A page of what matches.</response>
    [HttpPost("search")]
    [OnlyReads]
    [RequestExample(NoteExamples.Search)]
    [TakesBody, MayBeRefused]
    public async Task<SearchResponse<NoteResponse>> Search(SearchRequest request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.ToQuery<Note>(), cancellationToken);
        return new(mapper.Map<IReadOnlyList<NoteResponse>>(page.Results), page.Total, page.After);
    }

    /// <summary>Add a note on a contact</summary>
    /// <remarks>The short form of a new note that belongs to the contact in the path; further associations are welcome.</remarks>
    /// <param name="contactId" example="51200000101">The contact's record id.</param>
    /// <response code="201">The note; its address is in the header <c>Location</c>.</response>
    [HttpPost("/api/v1/contacts/{contactId}/notes")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(NoteExamples.OnContact)]
    [NamesRecord, Writes]
    [ProducesResponseType<NoteResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<NoteResponse>> CreateOnContact(string contactId, NewNoteRequest request, CancellationToken cancellationToken)
    {
        var note = await mediator.Send(request.ToLogOn<Note, NoteFields>(contactId), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = note.Id }, mapper.Map<NoteResponse>(note));
    }

    /// <summary>Read many notes</summary>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">One outcome for each id, in their order.</response>
    [HttpPost("batch/read")]
    [OnlyReads]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(NoteExamples.ReadBatch)]
    [TakesBody]
    public async Task<BatchResponse<NoteResponse>> ReadBatch(BatchKeysRequest request, string? properties, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToQuery<Note>(properties), cancellationToken));

    /// <summary>Create many notes</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/create")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(NoteExamples.CreateBatch)]
    [TakesBody]
    public async Task<BatchResponse<NoteResponse>> CreateBatch(BatchRequest<NewNoteRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToCreateBatch<Note, NoteFields>(), cancellationToken));

    /// <summary>Change many notes</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/update")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(NoteExamples.UpdateBatch)]
    [TakesBody]
    public async Task<BatchResponse<NoteResponse>> UpdateBatch(BatchRequest<NoteUpdateRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpdateBatch<Note, NoteFields>(), cancellationToken));

    /// <summary>Create or change many notes by a unique field</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/upsert")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(NoteExamples.UpsertBatch)]
    [TakesBody]
    public async Task<BatchResponse<NoteResponse>> UpsertBatch(BatchUpsertRequest<NoteRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpsertBatch<Note, NoteFields>(request.By), cancellationToken));

    /// <summary>Archive many notes</summary>
    /// <response code="200">One outcome for each id, in their order; 204 for an archived one.</response>
    [HttpPost("batch/archive")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(NoteExamples.ArchiveBatch)]
    [TakesBody]
    public async Task<BatchResponse<NoteResponse>> ArchiveBatch(BatchKeysRequest request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToCommand<Note>(), cancellationToken), StatusCodes.Status204NoContent);

    private BatchResponse<NoteResponse> Outcomes(IReadOnlyList<BatchOutcome<Note>> outcomes, int success = StatusCodes.Status200OK) =>
        outcomes.ToResponse(mapper.Map<NoteResponse>, success);
}
