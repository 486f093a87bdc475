using AutoMapper;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Calls;
using HubSpotCrm.Application.Owners;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Properties;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.ReferenceData;

/// <summary>What the account has: pipelines, owners, properties, call outcomes. Kept by the service, read again when old.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1")]
[Tags("Reference data")]
[Produces("application/json")]
public sealed class ReferenceDataController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>List the pipelines of deals</summary>
    /// <param name="refresh">True reads them again from HubSpot.</param>
    /// <response code="200">The pipelines with their stages, in the account's order.</response>
    [HttpGet("pipelines/deals")]
    public Task<ListResponse<PipelineResponse>> DealPipelines(CancellationToken cancellationToken, bool refresh = false) => Pipelines(CrmObjectType.Deal, refresh, cancellationToken);

    /// <summary>List the pipelines of tickets</summary>
    /// <param name="refresh">True reads them again from HubSpot.</param>
    /// <response code="200">The pipelines with their stages, in the account's order.</response>
    [HttpGet("pipelines/tickets")]
    public Task<ListResponse<PipelineResponse>> TicketPipelines(CancellationToken cancellationToken, bool refresh = false) => Pipelines(CrmObjectType.Ticket, refresh, cancellationToken);

    /// <summary>List owners</summary>
    /// <param name="email" example="sam.lee@example.com">Only the owner with this e-mail.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="archived">True lists owners who have left, and only those.</param>
    /// <param name="refresh">True reads them again from HubSpot.</param>
    /// <param name="limit">Owners per page, 1 to 100.</param>
    /// <response code="200">A page of owners.</response>
    [HttpGet("owners")]
    public async Task<PageResponse<OwnerResponse>> Owners(
        string? email, string? after, CancellationToken cancellationToken, bool archived = false, bool refresh = false, int limit = Views.DefaultLimit)
    {
        var page = await mediator.Send(new ListOwnersQuery(email, archived, refresh, limit, after), cancellationToken);
        return new(mapper.Map<IReadOnlyList<OwnerResponse>>(page.Results), page.After);
    }

    /// <summary>List the properties of an object type</summary>
    /// <param name="records" example="contacts">The object type, such as <c>contacts</c>.</param>
    /// <param name="refresh">True reads them again from HubSpot.</param>
    /// <response code="200">All properties, with the options of enumerations.</response>
    [HttpGet("properties/{records:records}")]
    public async Task<ListResponse<PropertyResponse>> Properties(string records, CancellationToken cancellationToken, bool refresh = false) =>
        new(mapper.Map<IReadOnlyList<PropertyResponse>>(await mediator.Send(new ListPropertiesQuery(RecordsRouteConstraint.TypeOf(records), refresh), cancellationToken)));

    /// <summary>List the outcomes of calls</summary>
    /// <param name="refresh">True reads them again from HubSpot.</param>
    /// <response code="200">The outcomes; HubSpot's standard ones when it cannot be asked.</response>
    [HttpGet("calls/outcomes")]
    public async Task<ListResponse<CallOutcomeResponse>> CallOutcomes(CancellationToken cancellationToken, bool refresh = false) =>
        new(mapper.Map<IReadOnlyList<CallOutcomeResponse>>(await mediator.Send(new ListCallOutcomesQuery(refresh), cancellationToken)));

    private async Task<ListResponse<PipelineResponse>> Pipelines(CrmObjectType type, bool refresh, CancellationToken cancellationToken) =>
        new(mapper.Map<IReadOnlyList<PipelineResponse>>(await mediator.Send(new ListPipelinesQuery(type, refresh), cancellationToken)));
}
