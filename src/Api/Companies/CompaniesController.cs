using AutoMapper;
using HubSpotCrm.Api.Engagements;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Companies;
using HubSpotCrm.Application.Engagements;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Companies;

/// <summary>Organisations in the CRM.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/companies")]
[Tags("Companies")]
[Produces("application/json")]
public sealed class CompaniesController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Create a company</summary>
    /// <remarks>Needs a name or a domain. HubSpot makes a second company with the same domain; <c>/companies/by-domain</c> does not.</remarks>
    /// <response code="201">The company; its address is in the header <c>Location</c>.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(CompanyExamples.Create)]
    [Writes]
    [ProducesResponseType<CompanyResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<CompanyResponse>> Create(NewCompanyRequest request, CancellationToken cancellationToken)
    {
        var company = await mediator.Send(request.ToCreate<Company, CompanyFields>(), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = company.Id }, mapper.Map<CompanyResponse>(company));
    }

    /// <summary>Get a company</summary>
    /// <param name="id" example="18800004401">The record id. One that was merged away gives the company it became.</param>
    /// <param name="properties" example="founded_year">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="contacts,deals">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The company.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<CompanyResponse> Get(string id, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<CompanyResponse>(await mediator.Send(new GetRecordQuery<Company>(new(id), Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Change a company</summary>
    /// <remarks>An absent field stays as it is, null clears it.</remarks>
    /// <param name="id" example="18800004402">The record id.</param>
    /// <response code="200">The company as it is now.</response>
    [HttpPatch("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(CompanyExamples.Update)]
    [NamesRecord, Writes]
    public async Task<CompanyResponse> Update(string id, CompanyRequest request, CancellationToken cancellationToken) =>
        mapper.Map<CompanyResponse>(await mediator.Send(request.ToUpdate<Company, CompanyFields>(id), cancellationToken));

    /// <summary>Archive a company</summary>
    /// <remarks>It leaves lists and searches and can be restored in HubSpot for 90 days.</remarks>
    /// <param name="id" example="18800004412">The record id.</param>
    /// <response code="204">Archived.</response>
    [HttpDelete("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Archive(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new ArchiveRecordCommand<Company>(new(id)), cancellationToken);
        return NoContent();
    }

    /// <summary>List companies</summary>
    /// <param name="limit">Companies per page, 1 to 100.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="archived">True lists archived companies, and only those.</param>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">A page in the order of the ids.</response>
    [HttpGet]
    public async Task<PageResponse<CompanyResponse>> List(
        string? after, string? properties, CancellationToken cancellationToken, int limit = Views.DefaultLimit, bool archived = false)
    {
        var page = await mediator.Send(new ListRecordsQuery<Company>(limit, after, Views.Of(properties, archived)), cancellationToken);
        return new(mapper.Map<IReadOnlyList<CompanyResponse>>(page.Results), page.After);
    }

    /// <summary>Search companies</summary>
    /// <remarks>A company shows up some seconds after it was written. To find one by its domain use <c>/companies/by-domain</c>.</remarks>
    /// <response code="200">A page of what matches.</response>
    [HttpPost("search")]
    [OnlyReads]
    [RequestExample(CompanyExamples.Search)]
    [TakesBody, MayBeRefused]
    public async Task<SearchResponse<CompanyResponse>> Search(SearchRequest request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.ToQuery<Company>(), cancellationToken);
        return new(mapper.Map<IReadOnlyList<CompanyResponse>>(page.Results), page.Total, page.After);
    }

    /// <summary>Find a company by domain</summary>
    /// <param name="domain" example="northwind-bikes.example.net">The company's domain, with or without <c>www.</c></param>
    /// <param name="properties" example="founded_year">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="contacts,deals">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The company; of several with this domain the oldest.</response>
    [HttpGet("by-domain/{domain}")]
    [NamesRecord]
    public async Task<CompanyResponse> FindByDomain(string domain, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<CompanyResponse>(await mediator.Send(new FindCompanyByDomainQuery(domain, Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Create or change a company by domain</summary>
    /// <remarks>Safe to send twice and from many places at once: there is one company for one domain, although HubSpot would make several.</remarks>
    /// <param name="domain" example="northwind-bikes.example.net">The company's domain, with or without <c>www.</c></param>
    /// <response code="200">The company was there and has been changed.</response>
    /// <response code="201">The company is new.</response>
    [HttpPut("by-domain/{domain}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(CompanyExamples.Upsert)]
    [Writes]
    [ProducesResponseType<CompanyResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<CompanyResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<CompanyResponse>> Upsert(string domain, CompanyRequest request, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new UpsertCompanyCommand(domain, request.ToFields<CompanyFields>()), cancellationToken);
        var company = mapper.Map<CompanyResponse>(result.Record);
        return result.Created ? CreatedAtAction(nameof(Get), new { id = company.Id }, company) : company;
    }

    /// <summary>Merge two companies</summary>
    /// <remarks>Cannot be undone. The surviving company usually has a new id; both old ids keep leading to it.</remarks>
    /// <param name="id" example="18800004410">The company whose values win.</param>
    /// <response code="200">The surviving company.</response>
    [HttpPost("{id}/merge")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(CompanyExamples.Merge)]
    [NamesRecord, TakesBody, MayBeRefused]
    public async Task<CompanyResponse> Merge(string id, MergeRequest request, CancellationToken cancellationToken) =>
        mapper.Map<CompanyResponse>(await mediator.Send(request.ToCommand<Company>(id), cancellationToken));

    /// <summary>Show the timeline of a company</summary>
    /// <remarks>Calls, meetings, notes, tasks and emails together, newest first. Reads all of them, one HubSpot call for each hundred of a kind.</remarks>
    /// <param name="id" example="18800004401">The record id.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="limit">Engagements per page, 1 to 100.</param>
    /// <response code="200">A page of engagements, each as its own record.</response>
    [HttpGet("{id}/timeline")]
    [NamesRecord]
    public async Task<PageResponse<TimelineItemResponse>> Timeline(string id, string? after, CancellationToken cancellationToken, int limit = Views.DefaultLimit) =>
        mapper.ToTimeline(await mediator.Send(new GetTimelineQuery<Company>(new(id), limit, after), cancellationToken));

    /// <summary>Read many companies</summary>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">One outcome for each id, in their order.</response>
    [HttpPost("batch/read")]
    [OnlyReads]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(CompanyExamples.ReadBatch)]
    [TakesBody]
    public async Task<BatchResponse<CompanyResponse>> ReadBatch(BatchKeysRequest request, string? properties, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToQuery<Company>(properties), cancellationToken));

    /// <summary>Create many companies</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/create")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(CompanyExamples.CreateBatch)]
    [TakesBody]
    public async Task<BatchResponse<CompanyResponse>> CreateBatch(BatchRequest<NewCompanyRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToCreateBatch<Company, CompanyFields>(), cancellationToken));

    /// <summary>Change many companies</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/update")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(CompanyExamples.UpdateBatch)]
    [TakesBody]
    public async Task<BatchResponse<CompanyResponse>> UpdateBatch(BatchRequest<CompanyUpdateRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpdateBatch<Company, CompanyFields>(), cancellationToken));

    /// <summary>Create or change many companies by a unique field</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/upsert")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(CompanyExamples.UpsertBatch)]
    [TakesBody]
    public async Task<BatchResponse<CompanyResponse>> UpsertBatch(BatchUpsertRequest<CompanyRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpsertBatch<Company, CompanyFields>(request.By), cancellationToken));

    /// <summary>Archive many companies</summary>
    /// <response code="200">One outcome for each id, in their order; 204 for an archived one.</response>
    [HttpPost("batch/archive")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(CompanyExamples.ArchiveBatch)]
    [TakesBody]
    public async Task<BatchResponse<CompanyResponse>> ArchiveBatch(BatchKeysRequest request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToCommand<Company>(), cancellationToken), StatusCodes.Status204NoContent);

    private BatchResponse<CompanyResponse> Outcomes(IReadOnlyList<BatchOutcome<Company>> outcomes, int success = StatusCodes.Status200OK) =>
        outcomes.ToResponse(mapper.Map<CompanyResponse>, success);
}
