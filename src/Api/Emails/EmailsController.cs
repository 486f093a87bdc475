using AutoMapper;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Emails;

/// <summary>Emails, as records: nothing is sent by them.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/emails")]
[Tags("Emails")]
[Produces("application/json")]
public sealed class EmailsController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Create an email</summary>
    /// <remarks>Logs an email on at least one contact, company, deal or ticket. It sends nothing.</remarks>
    /// <response code="201">The email; its address is in the header <c>Location</c>.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(EmailExamples.Create)]
    [Writes]
    [ProducesResponseType<EmailResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<EmailResponse>> Create(NewEmailRequest request, CancellationToken cancellationToken)
    {
        var email = await mediator.Send(request.ToCreate<Email, EmailFields>(), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = email.Id }, mapper.Map<EmailResponse>(email));
    }

    /// <summary>Get an email</summary>
    /// <param name="id" example="65500000001">The record id.</param>
    /// <param name="properties" example="hs_email_tracker_key">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="contacts,deals">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The email.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<EmailResponse> Get(string id, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<EmailResponse>(await mediator.Send(new GetRecordQuery<Email>(new(id), Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Change an email</summary>
    /// <remarks>An absent field stays as it is, null clears it.</remarks>
    /// <param name="id" example="65500000002">The record id.</param>
    /// <response code="200">The email as it is now.</response>
    [HttpPatch("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(EmailExamples.Update)]
    [NamesRecord, Writes]
    public async Task<EmailResponse> Update(string id, EmailRequest request, CancellationToken cancellationToken) =>
        mapper.Map<EmailResponse>(await mediator.Send(request.ToUpdate<Email, EmailFields>(id), cancellationToken));

    /// <summary>Archive an email</summary>
    /// <remarks>It leaves lists and searches and can be restored in HubSpot for 90 days.</remarks>
    /// <param name="id" example="65500000004">The record id.</param>
    /// <response code="204">Archived.</response>
    [HttpDelete("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Archive(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new ArchiveRecordCommand<Email>(new(id)), cancellationToken);
        return NoContent();
    }

    /// <summary>List emails</summary>
    /// <param name="limit">Emails per page, 1 to 100.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="archived">True lists archived emails, and only those.</param>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">A page in the order of the ids.</response>
    [HttpGet]
    public async Task<PageResponse<EmailResponse>> List(
        string? after, string? properties, CancellationToken cancellationToken, int limit = Views.DefaultLimit, bool archived = false)
    {
        var page = await mediator.Send(new ListRecordsQuery<Email>(limit, after, Views.Of(properties, archived)), cancellationToken);
        return new(mapper.Map<IReadOnlyList<EmailResponse>>(page.Results), page.After);
    }

    /// <summary>Search emails</summary>
    /// <remarks>A email shows up some seconds after it was written.</remarks>
    /// <response code="200">A page of what matches.</response>
    [HttpPost("search")]
    [OnlyReads]
    [RequestExample(EmailExamples.Search)]
    [TakesBody, MayBeRefused]
    public async Task<SearchResponse<EmailResponse>> Search(SearchRequest request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.ToQuery<Email>(), cancellationToken);
        return new(mapper.Map<IReadOnlyList<EmailResponse>>(page.Results), page.Total, page.After);
    }

    /// <summary>Log an email on a contact</summary>
    /// <remarks>The short form of a new email that belongs to the contact in the path; further associations are welcome.</remarks>
    /// <param name="contactId" example="51200000101">The contact's record id.</param>
    /// <response code="201">The email; its address is in the header <c>Location</c>.</response>
    [HttpPost("/api/v1/contacts/{contactId}/emails")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(EmailExamples.OnContact)]
    [NamesRecord, Writes]
    [ProducesResponseType<EmailResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<EmailResponse>> CreateOnContact(string contactId, NewEmailRequest request, CancellationToken cancellationToken)
    {
        var email = await mediator.Send(request.ToLogOn<Email, EmailFields>(contactId), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = email.Id }, mapper.Map<EmailResponse>(email));
    }

    /// <summary>Read many emails</summary>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">One outcome for each id, in their order.</response>
    [HttpPost("batch/read")]
    [OnlyReads]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(EmailExamples.ReadBatch)]
    [TakesBody]
    public async Task<BatchResponse<EmailResponse>> ReadBatch(BatchKeysRequest request, string? properties, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToQuery<Email>(properties), cancellationToken));

    /// <summary>Create many emails</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/create")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(EmailExamples.CreateBatch)]
    [TakesBody]
    public async Task<BatchResponse<EmailResponse>> CreateBatch(BatchRequest<NewEmailRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToCreateBatch<Email, EmailFields>(), cancellationToken));

    /// <summary>Change many emails</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/update")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(EmailExamples.UpdateBatch)]
    [TakesBody]
    public async Task<BatchResponse<EmailResponse>> UpdateBatch(BatchRequest<EmailUpdateRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpdateBatch<Email, EmailFields>(), cancellationToken));

    /// <summary>Create or change many emails by a unique field</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/upsert")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(EmailExamples.UpsertBatch)]
    [TakesBody]
    public async Task<BatchResponse<EmailResponse>> UpsertBatch(BatchUpsertRequest<EmailRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpsertBatch<Email, EmailFields>(request.By), cancellationToken));

    /// <summary>Archive many emails</summary>
    /// <response code="200">One outcome for each id, in their order; 204 for an archived one.</response>
    [HttpPost("batch/archive")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(EmailExamples.ArchiveBatch)]
    [TakesBody]
    public async Task<BatchResponse<EmailResponse>> ArchiveBatch(BatchKeysRequest request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToCommand<Email>(), cancellationToken), StatusCodes.Status204NoContent);

    private BatchResponse<EmailResponse> Outcomes(IReadOnlyList<BatchOutcome<Email>> outcomes, int success = StatusCodes.Status200OK) =>
        outcomes.ToResponse(mapper.Map<EmailResponse>, success);
}
