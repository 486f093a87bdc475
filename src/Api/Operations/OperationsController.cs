using AutoMapper;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Operations;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Operations;

/// <summary>What becomes of writes and workflows that were answered with 202. Kept for 30 days after their end.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route(OperationAnswers.Path)]
[Tags("Operations")]
[Produces("application/json")]
public sealed class OperationsController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Get an operation</summary>
    /// <param name="id" example="op_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f">Its id.</param>
    /// <param name="wait">How long to wait for its end, 0 to 60 seconds.</param>
    /// <response code="200">The operation as it is at its end, or when the wait is over.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<OperationResponse> Get(string id, CancellationToken cancellationToken, int wait = 0) =>
        mapper.Map<OperationResponse>((await mediator.Send(new GetOperationQuery(id, wait), cancellationToken)).Explained());

    /// <summary>List operations</summary>
    /// <param name="status" example="queued">Only those that are <c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c> or <c>dead</c>.</param>
    /// <param name="kind">Only those of this kind, such as <c>contacts.create</c>.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="limit">How many, 1 to 100.</param>
    /// <response code="200">A page, newest first.</response>
    [HttpGet]
    public async Task<PageResponse<OperationResponse>> List(string? status, string? kind, string? after, CancellationToken cancellationToken, int limit = Views.DefaultLimit) =>
        mapper.Map<PageResponse<OperationResponse>>((await mediator.Send(new ListOperationsQuery(status, kind, after, limit), cancellationToken)).Explained());
}
