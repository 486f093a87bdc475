using System.Text.Json;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Operations;
using HubSpotCrm.Api.Workflows.Forms;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Domain.Operations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workflows;

/// <summary>The answer to a workflow: 201 with its records, the problem that ended it, or 202 while it goes on.</summary>
internal sealed class RunAnswers(OperationAnswers operations, FormPage page, LeadReceipt receipt, ProblemWriter problems, IOptions<JsonOptions> options)
{
    private readonly JsonSerializerOptions _json = options.Value.JsonSerializerOptions;

    public Task WriteAsync(HttpContext context, StartedRun run)
    {
        if (LeadDoor.IsStranger(context))
            return WriteToStrangerAsync(context, run.Operation);
        if (!run.IsNew)
            context.Response.Headers[IdempotencyKeyHeader.Replayed] = "true";
        return run.Operation switch
        {
            { Problem: null } when FormPage.IsWanted(context) => page.WriteThanksAsync(context),
            { Status: OperationStatus.Succeeded, Result: { } result } => WriteDoneAsync(context, run.Operation, JsonSerializer.Deserialize<RunResponse>(result, _json)!),
            { Status: OperationStatus.Failed, Problem: { } problem } => problems.WriteAsync(context, JsonSerializer.Deserialize<Problem>(problem, _json)!),
            _ => operations.WriteAcceptedAsync(context, run.Operation),
        };
    }

    private Task WriteToStrangerAsync(HttpContext context, Operation operation) => operation is { Status: OperationStatus.Failed, Problem: { } problem }
        ? problems.WriteAsync(context, JsonSerializer.Deserialize<Problem>(problem, _json)! with { ExistingId = null, HubSpot = null })
        : receipt.WriteAsync(context);

    private Task WriteDoneAsync(HttpContext context, Operation operation, RunResponse response)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = OperationAnswers.AddressOf(operation);
        return context.Response.WriteAsJsonAsync(response with { OperationId = operation.Id }, _json, context.RequestAborted);
    }
}

/// <summary>A workflow's answer as the result of an action.</summary>
internal sealed class RunResult(StartedRun run) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => context.HttpContext.RequestServices.GetRequiredService<RunAnswers>().WriteAsync(context.HttpContext, run);
}
