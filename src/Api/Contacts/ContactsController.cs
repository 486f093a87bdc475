using AutoMapper;
using HubSpotCrm.Api.Engagements;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Application.Engagements;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Contacts;

/// <summary>People in the CRM.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/contacts")]
[Tags("Contacts")]
[Produces("application/json")]
public sealed class ContactsController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Create a contact</summary>
    /// <remarks>Needs an e-mail or a name. An e-mail that another contact has is refused with that contact's id.</remarks>
    /// <response code="201">The contact; its address is in the header <c>Location</c>.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(ContactExamples.Create)]
    [Writes]
    [ProducesResponseType<ContactResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<ContactResponse>> Create(NewContactRequest request, CancellationToken cancellationToken)
    {
        var contact = await mediator.Send(request.ToCreate<Contact, ContactFields>(), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = contact.Id }, mapper.Map<ContactResponse>(contact));
    }

    /// <summary>Get a contact</summary>
    /// <param name="id" example="51200000101">The record id. One that was merged away gives the contact it became.</param>
    /// <param name="properties" example="hs_timezone">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="companies,deals">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The contact.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<ContactResponse> Get(string id, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<ContactResponse>(await mediator.Send(new GetRecordQuery<Contact>(new(id), Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Change a contact</summary>
    /// <remarks>An absent field stays as it is, null clears it.</remarks>
    /// <param name="id" example="51200000102">The record id.</param>
    /// <response code="200">The contact as it is now.</response>
    [HttpPatch("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(ContactExamples.Update)]
    [NamesRecord, Writes]
    public async Task<ContactResponse> Update(string id, ContactRequest request, CancellationToken cancellationToken) =>
        mapper.Map<ContactResponse>(await mediator.Send(request.ToUpdate<Contact, ContactFields>(id), cancellationToken));

    /// <summary>Archive a contact</summary>
    /// <remarks>It leaves lists and searches and can be restored in HubSpot for 90 days.</remarks>
    /// <param name="id" example="51200000136">The record id.</param>
    /// <response code="204">Archived.</response>
    [HttpDelete("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Archive(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new ArchiveRecordCommand<Contact>(new(id)), cancellationToken);
        return NoContent();
    }

    /// <summary>List contacts</summary>
    /// <param name="limit">Contacts per page, 1 to 100.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="archived">True lists archived contacts, and only those.</param>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">A page in the order of the ids.</response>
    [HttpGet]
    public async Task<PageResponse<ContactResponse>> List(
        string? after, string? properties, CancellationToken cancellationToken, int limit = Views.DefaultLimit, bool archived = false)
    {
        var page = await mediator.Send(new ListRecordsQuery<Contact>(limit, after, Views.Of(properties, archived)), cancellationToken);
        return new(mapper.Map<IReadOnlyList<ContactResponse>>(page.Results), page.After);
    }

    /// <summary>Search contacts</summary>
    /// <remarks>A contact shows up some seconds after it was written. To find one by its e-mail use <c>/contacts/by-email</c>, which sees it at once.</remarks>
    /// <response code="200">A page of what matches.</response>
    [HttpPost("search")]
    [OnlyReads]
    [RequestExample(ContactExamples.Search)]
    [TakesBody, MayBeRefused]
    public async Task<SearchResponse<ContactResponse>> Search(SearchRequest request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.ToQuery<Contact>(), cancellationToken);
        return new(mapper.Map<IReadOnlyList<ContactResponse>>(page.Results), page.Total, page.After);
    }

    /// <summary>Find a contact by e-mail</summary>
    /// <param name="email" example="ana.ruiz@example.net">An e-mail of the contact, also a secondary one.</param>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="companies,deals">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The contact.</response>
    [HttpGet("by-email/{email}")]
    [NamesRecord]
    public async Task<ContactResponse> FindByEmail(string email, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<ContactResponse>(await mediator.Send(new FindContactByEmailQuery(email, Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Create or change a contact by e-mail</summary>
    /// <remarks>Safe to send twice and from many places at once: there is one contact for one e-mail.</remarks>
    /// <param name="email" example="ana.ruiz@example.net">The contact's e-mail.</param>
    /// <response code="200">The contact was there and has been changed.</response>
    /// <response code="201">The contact is new.</response>
    [HttpPut("by-email/{email}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(ContactExamples.Upsert)]
    [Writes]
    [ProducesResponseType<ContactResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ContactResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<ContactResponse>> Upsert(string email, ContactRequest request, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new UpsertContactCommand(email, request.ToFields<ContactFields>()), cancellationToken);
        var contact = mapper.Map<ContactResponse>(result.Record);
        return result.Created ? CreatedAtAction(nameof(Get), new { id = contact.Id }, contact) : contact;
    }

    /// <summary>Merge two contacts</summary>
    /// <remarks>Cannot be undone. The surviving contact usually has a new id; both old ids keep leading to it.</remarks>
    /// <param name="id" example="51200000137">The contact whose values win.</param>
    /// <response code="200">The surviving contact.</response>
    [HttpPost("{id}/merge")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(ContactExamples.Merge)]
    [NamesRecord, TakesBody, MayBeRefused]
    public async Task<ContactResponse> Merge(string id, MergeRequest request, CancellationToken cancellationToken) =>
        mapper.Map<ContactResponse>(await mediator.Send(request.ToCommand<Contact>(id), cancellationToken));

    /// <summary>Erase a contact for good (GDPR)</summary>
    /// <remarks>Cannot be undone. Needs the role <c>operator</c>.</remarks>
    /// <param name="id" example="51200000140">The record id; the contact may be archived already.</param>
    /// <response code="204">Erased.</response>
    [HttpPost("{id}/erase")]
    [Authorize(Roles = Roles.Operator)]
    [RequestExample(ContactExamples.Erase)]
    [NamesRecord, TakesBody, Confirms]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Erase(string id, EraseContactRequest request, CancellationToken cancellationToken)
    {
        await mediator.Send(request.ToCommand(id), cancellationToken);
        return NoContent();
    }

    /// <summary>Show the timeline of a contact</summary>
    /// <remarks>Calls, meetings, notes, tasks and emails together, newest first. Reads all of them, one HubSpot call for each hundred of a kind.</remarks>
    /// <param name="id" example="51200000101">The record id.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="limit">Engagements per page, 1 to 100.</param>
    /// <response code="200">A page of engagements, each as its own record.</response>
    [HttpGet("{id}/timeline")]
    [NamesRecord]
    public async Task<PageResponse<TimelineItemResponse>> Timeline(string id, string? after, CancellationToken cancellationToken, int limit = Views.DefaultLimit) =>
        mapper.ToTimeline(await mediator.Send(new GetTimelineQuery<Contact>(new(id), limit, after), cancellationToken));

    /// <summary>Read many contacts</summary>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">One outcome for each id, in their order.</response>
    [HttpPost("batch/read")]
    [OnlyReads]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(ContactExamples.ReadBatch)]
    [TakesBody]
    public async Task<BatchResponse<ContactResponse>> ReadBatch(BatchKeysRequest request, string? properties, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToQuery<Contact>(properties), cancellationToken));

    /// <summary>Create many contacts</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/create")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(ContactExamples.CreateBatch)]
    [TakesBody]
    public async Task<BatchResponse<ContactResponse>> CreateBatch(BatchRequest<NewContactRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToCreateBatch<Contact, ContactFields>(), cancellationToken));

    /// <summary>Change many contacts</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/update")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(ContactExamples.UpdateBatch)]
    [TakesBody]
    public async Task<BatchResponse<ContactResponse>> UpdateBatch(BatchRequest<ContactUpdateRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpdateBatch<Contact, ContactFields>(), cancellationToken));

    /// <summary>Create or change many contacts by a unique field</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/upsert")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(ContactExamples.UpsertBatch)]
    [TakesBody]
    public async Task<BatchResponse<ContactResponse>> UpsertBatch(BatchUpsertRequest<ContactRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpsertBatch<Contact, ContactFields>(request.By), cancellationToken));

    /// <summary>Archive many contacts</summary>
    /// <response code="200">One outcome for each id, in their order; 204 for an archived one.</response>
    [HttpPost("batch/archive")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(ContactExamples.ArchiveBatch)]
    [TakesBody]
    public async Task<BatchResponse<ContactResponse>> ArchiveBatch(BatchKeysRequest request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToCommand<Contact>(), cancellationToken), StatusCodes.Status204NoContent);

    private BatchResponse<ContactResponse> Outcomes(IReadOnlyList<BatchOutcome<Contact>> outcomes, int success = StatusCodes.Status200OK) =>
        outcomes.ToResponse(mapper.Map<ContactResponse>, success);
}
