using AutoMapper;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Tasks;

/// <summary>Things to do.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/tasks")]
[Tags("Tasks")]
[Produces("application/json")]
public sealed class TasksController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Create a task</summary>
    /// <remarks>Needs a due date, and at least one contact, company, deal or ticket.</remarks>
    /// <response code="201">The task; its address is in the header <c>Location</c>.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(TaskExamples.Create)]
    [Writes]
    [ProducesResponseType<TaskResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<TaskResponse>> Create(NewTaskRequest request, CancellationToken cancellationToken)
    {
        var task = await mediator.Send(request.ToCreate<CrmTask, CrmTaskFields>(), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = task.Id }, mapper.Map<TaskResponse>(task));
    }

    /// <summary>Get a task</summary>
    /// <param name="id" example="63300000001">The record id.</param>
    /// <param name="properties" example="hs_task_reminders">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <param name="include" example="contacts,deals">Object types whose associated ids to bring along, comma separated.</param>
    /// <response code="200">The task.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<TaskResponse> Get(string id, string? properties, string? include, CancellationToken cancellationToken) =>
        mapper.Map<TaskResponse>(await mediator.Send(new GetRecordQuery<CrmTask>(new(id), Views.Of(properties, include: include)), cancellationToken));

    /// <summary>Change a task</summary>
    /// <remarks>An absent field stays as it is, null clears it.</remarks>
    /// <param name="id" example="63300000002">The record id.</param>
    /// <response code="200">The task as it is now.</response>
    [HttpPatch("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(TaskExamples.Update)]
    [NamesRecord, Writes]
    public async Task<TaskResponse> Update(string id, TaskRequest request, CancellationToken cancellationToken) =>
        mapper.Map<TaskResponse>(await mediator.Send(request.ToUpdate<CrmTask, CrmTaskFields>(id), cancellationToken));

    /// <summary>Archive a task</summary>
    /// <remarks>It leaves lists and searches and can be restored in HubSpot for 90 days.</remarks>
    /// <param name="id" example="63300000004">The record id.</param>
    /// <response code="204">Archived.</response>
    [HttpDelete("{id}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Archive(string id, CancellationToken cancellationToken)
    {
        await mediator.Send(new ArchiveRecordCommand<CrmTask>(new(id)), cancellationToken);
        return NoContent();
    }

    /// <summary>List tasks</summary>
    /// <param name="limit">Tasks per page, 1 to 100.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="archived">True lists archived tasks, and only those.</param>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">A page in the order of the ids.</response>
    [HttpGet]
    public async Task<PageResponse<TaskResponse>> List(
        string? after, string? properties, CancellationToken cancellationToken, int limit = Views.DefaultLimit, bool archived = false)
    {
        var page = await mediator.Send(new ListRecordsQuery<CrmTask>(limit, after, Views.Of(properties, archived)), cancellationToken);
        return new(mapper.Map<IReadOnlyList<TaskResponse>>(page.Results), page.After);
    }

    /// <summary>Search tasks</summary>
    /// <remarks>A task shows up some seconds after it was written.</remarks>
    /// <response code="200">A page of what matches.</response>
    [HttpPost("search")]
    [OnlyReads]
    [RequestExample(TaskExamples.Search)]
    [TakesBody, MayBeRefused]
    public async Task<SearchResponse<TaskResponse>> Search(SearchRequest request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(request.ToQuery<CrmTask>(), cancellationToken);
        return new(mapper.Map<IReadOnlyList<TaskResponse>>(page.Results), page.Total, page.After);
    }

    /// <summary>Add a task on a contact</summary>
    /// <remarks>The short form of a new task that belongs to the contact in the path; further associations are welcome.</remarks>
    /// <param name="contactId" example="51200000101">The contact's record id.</param>
    /// <response code="201">The task; its address is in the header <c>Location</c>.</response>
    [HttpPost("/api/v1/contacts/{contactId}/tasks")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(TaskExamples.OnContact)]
    [NamesRecord, Writes]
    [ProducesResponseType<TaskResponse>(StatusCodes.Status201Created)]
    public async Task<ActionResult<TaskResponse>> CreateOnContact(string contactId, NewTaskRequest request, CancellationToken cancellationToken)
    {
        var task = await mediator.Send(request.ToLogOn<CrmTask, CrmTaskFields>(contactId), cancellationToken);
        return CreatedAtAction(nameof(Get), new { id = task.Id }, mapper.Map<TaskResponse>(task));
    }

    /// <summary>Read many tasks</summary>
    /// <param name="properties">HubSpot names of custom properties to bring along, comma separated.</param>
    /// <response code="200">One outcome for each id, in their order.</response>
    [HttpPost("batch/read")]
    [OnlyReads]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(TaskExamples.ReadBatch)]
    [TakesBody]
    public async Task<BatchResponse<TaskResponse>> ReadBatch(BatchKeysRequest request, string? properties, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToQuery<CrmTask>(properties), cancellationToken));

    /// <summary>Create many tasks</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/create")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(TaskExamples.CreateBatch)]
    [TakesBody]
    public async Task<BatchResponse<TaskResponse>> CreateBatch(BatchRequest<NewTaskRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToCreateBatch<CrmTask, CrmTaskFields>(), cancellationToken));

    /// <summary>Change many tasks</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/update")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(TaskExamples.UpdateBatch)]
    [TakesBody]
    public async Task<BatchResponse<TaskResponse>> UpdateBatch(BatchRequest<TaskUpdateRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpdateBatch<CrmTask, CrmTaskFields>(), cancellationToken));

    /// <summary>Create or change many tasks by a unique field</summary>
    /// <response code="200">One outcome for each record, in their order; some may have failed.</response>
    [HttpPost("batch/upsert")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(TaskExamples.UpsertBatch)]
    [TakesBody]
    public async Task<BatchResponse<TaskResponse>> UpsertBatch(BatchUpsertRequest<TaskRequest> request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.Records.ToUpsertBatch<CrmTask, CrmTaskFields>(request.By), cancellationToken));

    /// <summary>Archive many tasks</summary>
    /// <response code="200">One outcome for each id, in their order; 204 for an archived one.</response>
    [HttpPost("batch/archive")]
    [Authorize(Roles = Roles.Writer)]
    [RequestSizeLimit(Server.MaxBatchBodyBytes)]
    [RequestExample(TaskExamples.ArchiveBatch)]
    [TakesBody]
    public async Task<BatchResponse<TaskResponse>> ArchiveBatch(BatchKeysRequest request, CancellationToken cancellationToken) =>
        Outcomes(await mediator.Send(request.ToCommand<CrmTask>(), cancellationToken), StatusCodes.Status204NoContent);

    private BatchResponse<TaskResponse> Outcomes(IReadOnlyList<BatchOutcome<CrmTask>> outcomes, int success = StatusCodes.Status200OK) =>
        outcomes.ToResponse(mapper.Map<TaskResponse>, success);
}
