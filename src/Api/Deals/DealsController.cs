using AutoMapper;
using HubSpotCrm.Api.Engagements;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Deals;
using HubSpotCrm.Application.Engagements;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Deals;

/// <summary>Possible and closed sales.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/deals")]
[Tags("Deals")]
[Produces("application/json")]
public sealed class DealsController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Create a deal</summary>
    /// <remarks>Needs a name and a stage. Its contacts and companies can be associated in the same call.</remarks>
    /// <response code="201">The deal; its address is in the header <c>Location</c>.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(DealExamples.Create)]
    [Writes]
    [ProducesResponseType<DealResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<DealResponse>> Create(NewDealRequest request, CancellationToken cancellationToken)
    {
        var deal = await mediator.Send(request.ToCreate<Deal, DealFields>(), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = deal.Id }, mapper.Map<DealResponse>(deal));
    }

    /// <summary>Get a deal</summary>
    /// <param name="id" example="29800011701">The record id. One that was merged away gives the deal it became.</param>
    /// <param name="properties" example="hs_next_step">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="contacts,companies">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The deal.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<DealResponse> Get(string id, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<DealResponse>(await mediator.Send(new GetRecordQuery<Deal>(new(id), Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Change a deal</summary>
    /// <remarks>An absent field stays as it is, null clears it.</remarks>
    /// <param name="id" example="29800011702">The record id.</param>
    /// <response code="200">The deal as it is now.</response>
    [HttpPatch("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(DealExamples.Update)]
    [NamesRecord, Writes]
    public async Task<DealResponse> Update(string id, DealRequest request, CancellationToken cancellationToken) =>
        mapper.Map<DealResponse>(await mediator.Send(request.ToUpdate<Deal, DealFields>(id), cancellationToken));

    /// <summary>Archive a deal</summary>
    /// <remarks>It leaves lists and searches and can be restored in HubSpot for 90 days.</remarks>
    /// <param name="id" example="29800011710">The record id.</param>
    /// <response code="204">Archived.</response>
    [HttpDelete("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Archive(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new ArchiveRecordCommand<Deal>(new(id)), cancellationToken);
        return NoContent();
    }

    /// <summary>List deals</summary>
    /// <param name="limit">Deals per page, 1 to 100.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="archived">True lists archived deals, and only those.</param>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">A page in the order of the ids.</response>
    [HttpGet]
    public async Task<PageResponse<DealResponse>> List(
        string? after, string? properties, CancellationToken cancellationToken, int limit = Views.DefaultLimit, bool archived = false)
    {
        var page = await mediator.Send(new ListRecordsQuery<Deal>(limit, after, Views.Of(properties, archived)), cancellationToken);
        return new(mapper.Map<IReadOnlyList<DealResponse>>(page.Results), page.After);
    }

    /// <summary>Add up deals by stage</summary>
    /// <remarks>Right for any number of deals, and at once. Reads all deals, one HubSpot call for each hundred. Amounts are added as they are, whatever their currency.</remarks>
    /// <param name="pipeline" example="default">The pipeline, by id or label; the account's first one when absent.</param>
    /// <response code="200">The stages in the pipeline's order.</response>
    [HttpGet("summary")]
    [MayBeRefused]
    public async Task<DealSummaryResponse> Summary(string? pipeline, CancellationToken cancellationToken) =>
        mapper.Map<DealSummaryResponse>(await mediator.Send(new GetDealSummaryQuery(pipeline), cancellationToken));

    /// <summary>Search deals</summary>
    /// <remarks>A deal shows up some seconds after it was written.</remarks>
    /// <response code="200">A page of what matches.</response>
    [HttpPost("search")]
    [OnlyReads]
    [RequestExample(DealExamples.Search)]
    [TakesBody, MayBeRefused]
    public async Task<SearchResponse<DealResponse>> Search(SearchRequest request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.ToQuery<Deal>(), cancellationToken);
        return new(mapper.Map<IReadOnlyList<DealResponse>>(page.Results), page.Total, page.After);
    }

    /// <summary>Move a deal to a stage</summary>
    /// <remarks>By id or label. Pipeline and stage move together; a stage of another pipeline is refused with the stages there are. A deal that closes gets a close date unless it has one.</remarks>
    /// <param name="id" example="29800011702">The record id.</param>
    /// <response code="200">The deal as it is now.</response>
    [HttpPut("{id}/stage")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(DealExamples.Move)]
    [NamesRecord, TakesBody, MayBeRefused]
    public async Task<DealResponse> Move(string id, MoveToStageRequest request, CancellationToken cancellationToken) =>
        mapper.Map<DealResponse>(await mediator.Send(new MoveDealToStageCommand(new(id), request.Stage, request.Pipeline), cancellationToken));

    /// <summary>Merge two deals</summary>
    /// <remarks>Cannot be undone. The surviving deal usually has a new id; both old ids keep leading to it.</remarks>
    /// <param name="id" example="29800011703">The deal whose values win.</param>
    /// <response code="200">The surviving deal.</response>
    [HttpPost("{id}/merge")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(DealExamples.Merge)]
    [NamesRecord, TakesBody, MayBeRefused]
    public async Task<DealResponse> Merge(string id, MergeRequest request, CancellationToken cancellationToken) =>
        mapper.Map<DealResponse>(await mediator.Send(request.ToCommand<Deal>(id), cancellationToken));

    /// <summary>Show the timeline of a deal</summary>
    /// <remarks>Calls, meetings, notes, tasks and emails together, newest first. Reads all of them, one HubSpot call for each hundred of a kind.</remarks>
    /// <param name="id" example="29800011701">The record id.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="limit">Engagements per page, 1 to 100.</param>
    /// <response code="200">A page of engagements, each as its own record.</response>
    [HttpGet("{id}/timeline")]
    [NamesRecord]
    public async Task<PageResponse<TimelineItemResponse>> Timeline(string id, string? after, CancellationToken cancellationToken, int limit = Views.DefaultLimit) =>
        mapper.ToTimeline(await mediator.Send(new GetTimelineQuery<Deal>(new(id), limit, after), cancellationToken));

    /// <summary>Read many deals</summary>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">One outcome for each id, in their order.</response>
    [HttpPost("batch/read")]
    [OnlyReads]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(DealExamples.ReadBatch)]
    [TakesBody]
    public async Task<BatchResponse<DealResponse>> ReadBatch(BatchKeysRequest request, string? properties, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToQuery<Deal>(properties), cancellationToken));

    /// <summary>Create many deals</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/create")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(DealExamples.CreateBatch)]
    [TakesBody]
    public async Task<BatchResponse<DealResponse>> CreateBatch(BatchRequest<NewDealRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToCreateBatch<Deal, DealFields>(), cancellationToken));

    /// <summary>Change many deals</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/update")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(DealExamples.UpdateBatch)]
    [TakesBody]
    public async Task<BatchResponse<DealResponse>> UpdateBatch(BatchRequest<DealUpdateRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpdateBatch<Deal, DealFields>(), cancellationToken));

    /// <summary>Create or change many deals by a unique field</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/upsert")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(DealExamples.UpsertBatch)]
    [TakesBody]
    public async Task<BatchResponse<DealResponse>> UpsertBatch(BatchUpsertRequest<DealRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpsertBatch<Deal, DealFields>(request.By), cancellationToken));

    /// <summary>Archive many deals</summary>
    /// <response code="200">One outcome for each id, in their order; 204 for an archived one.</response>
    [HttpPost("batch/archive")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(DealExamples.ArchiveBatch)]
    [TakesBody]
    public async Task<BatchResponse<DealResponse>> ArchiveBatch(BatchKeysRequest request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToCommand<Deal>(), cancellationToken), StatusCodes.Status204NoContent);

    private BatchResponse<DealResponse> Outcomes(IReadOnlyList<BatchOutcome<Deal>> outcomes, int success = StatusCodes.Status200OK) =>
        outcomes.ToResponse(mapper.Map<DealResponse>, success);
}
