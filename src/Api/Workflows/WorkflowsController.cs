using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Callers;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Operations;
using HubSpotCrm.Api.Workflows.Forms;
using HubSpotCrm.Api.Workflows.Mapping;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Domain.Workflows;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Workflows;

/// <summary>
/// What takes several records, done as a whole: its steps are on disk before the first one, each is done once, and a crash or a
/// lost answer of HubSpot's does not stop it.
/// </summary>
[ApiController]
[Route("api/v1/workflows")]
[Tags("Workflows")]
[Produces("application/json")]
public sealed class WorkflowsController(IMediator mediator) : ControllerBase
{
    /// <summary>Log a completed call</summary>
    /// <remarks>The contact is found by the number in any writing, and made when nobody has it. The call is logged on it, owned by the agent.</remarks>
    /// <param name="dryRun">True only says what would be done, and what it costs.</param>
    /// <response code="200">What would be done (<c>dryRun</c>).</response>
    /// <response code="201">Done: the records.</response>
    /// <response code="202">It goes on; the operation shows how far it is.</response>
    [HttpPost("completed-calls")]
    [Authorize(Roles = Roles.Writer)]
    [MapsInput("CompletedCalls")]
    [RequestExample(WorkflowExamples.CompletedCall)]
    [Writes]
    [ProducesResponseType<RunPlanResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<RunResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<OperationResponse>(StatusCodes.Status202Accepted)]
    public Task<IActionResult> LogCompletedCall(CompletedCallRequest request, CancellationToken cancellationToken, bool dryRun = false) => RunAsync(request.ToInput(), dryRun, cancellationToken);

    /// <summary>Take in a lead</summary>
    /// <remarks>
    /// The contact by e-mail; the company by website or e-mail, never by a free-mail address; the message as a note; a task; a deal.
    /// Takes the forms of browsers too, and answers <c>Accept: text/html</c> with a page. Where the form is open to everybody,
    /// whoever has no key may give the person, the company and the message, and is told no ids (docs/workflows.md).
    /// </remarks>
    /// <param name="dryRun">True only says what would be done, and what it costs; not without a key.</param>
    /// <response code="200">What would be done (<c>dryRun</c>).</response>
    /// <response code="201">Done: the records.</response>
    /// <response code="202">It goes on; the operation shows how far it is.</response>
    [HttpPost("leads")]
    [Authorize(LeadDoor.Policy), EnableCors(LeadDoor.Policy), CallerWithoutKey("(public)")]
    [LeadForm, MapsInput("Leads", TakesForms = true)]
    [RequestExample(WorkflowExamples.Lead)]
    [Writes]
    [ProducesResponseType<RunPlanResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<RunResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<OperationResponse>(StatusCodes.Status202Accepted)]
    public Task<IActionResult> TakeInLead(LeadRequest request, CancellationToken cancellationToken, bool dryRun = false) =>
        dryRun && LeadDoor.IsStranger(HttpContext) ? Task.FromResult(LeadDoor.NoPlan) : RunAsync(request.ToInput(), dryRun, cancellationToken);

    /// <summary>Sign somebody up for the newsletter</summary>
    /// <param name="dryRun">True only says what would be done, and what it costs.</param>
    /// <response code="200">What would be done (<c>dryRun</c>).</response>
    /// <response code="201">Done: the contact.</response>
    /// <response code="202">It goes on; the operation shows how far it is.</response>
    [HttpPost("newsletter-signups")]
    [Authorize(Roles = Roles.Writer)]
    [MapsInput("NewsletterSignups")]
    [RequestExample(WorkflowExamples.NewsletterSignup)]
    [Writes]
    [ProducesResponseType<RunPlanResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<RunResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<OperationResponse>(StatusCodes.Status202Accepted)]
    public Task<IActionResult> SignUp(NewsletterSignupRequest request, CancellationToken cancellationToken, bool dryRun = false) => RunAsync(request.ToInput(), dryRun, cancellationToken);

    /// <summary>Take in an order</summary>
    /// <remarks>The customer by e-mail, the company, a deal (closed won unless you say otherwise) linked with both, and a note with the lines.</remarks>
    /// <param name="dryRun">True only says what would be done, and what it costs.</param>
    /// <response code="200">What would be done (<c>dryRun</c>).</response>
    /// <response code="201">Done: the records.</response>
    /// <response code="202">It goes on; the operation shows how far it is.</response>
    [HttpPost("orders")]
    [Authorize(Roles = Roles.Writer)]
    [MapsInput("Orders")]
    [RequestExample(WorkflowExamples.Order)]
    [Writes]
    [ProducesResponseType<RunPlanResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<RunResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<OperationResponse>(StatusCodes.Status202Accepted)]
    public Task<IActionResult> TakeInOrder(OrderRequest request, CancellationToken cancellationToken, bool dryRun = false) => RunAsync(request.ToInput(), dryRun, cancellationToken);

    private async Task<IActionResult> RunAsync(IWorkflowInput input, bool dryRun, CancellationToken cancellationToken)
    {
        if (dryRun)
            return Ok(RunPlanResponse.Of(await mediator.Send(new PlanRunQuery(input), cancellationToken)));
        var isAsync = PreferHeader.AsksForAsync(Request.Headers);
        if (isAsync)
            Response.Headers[PreferHeader.Applied] = PreferHeader.Async;
        return new RunResult(await mediator.Send(new StartRunCommand(input, IsAwaited: !isAsync, IsFromStranger: LeadDoor.IsStranger(HttpContext)), cancellationToken));
    }
}
