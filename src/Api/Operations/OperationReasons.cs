using System.Text.Json;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Operations;

/// <summary>Why an operation waits or was given up, told as failures are told.</summary>
internal static class OperationReasons
{
    private const string Gone = "Its dead letter was discarded.";

    /// <summary>The operation with its own problem, or why it was given up; of its steps the first that has not ended says why it waits.</summary>
    public static Operation Explained(this Operation operation) => operation switch
    {
        { Status: OperationStatus.Dead, Problem: null } => operation with { Problem = Write(Problem.Of(500, ProblemCodes.OperationDead, "Given up", operation.Reason ?? Gone)) },
        { Status: OperationStatus.Queued, Reason: { } reason } when operation.Steps.All(step => step.Problem is null) => operation with { Steps = StepsOf(operation, reason) },
        _ => operation,
    };

    /// <summary>All of a page.</summary>
    public static Page<Operation> Explained(this Page<Operation> page) => page with { Results = [.. page.Results.Select(Explained)] };

    private static OperationStep[] StepsOf(Operation operation, string reason)
    {
        var waiting = operation.Steps.FirstOrDefault(step => step.Status is OperationStatus.Queued or OperationStatus.Running);
        return [.. operation.Steps.Select(step => step == waiting ? step with { Problem = Write(Problem.Of(503, ProblemCodes.OperationWaiting, "Waits", reason)) } : step)];
    }

    private static string Write(Problem problem) => JsonSerializer.Serialize(problem, JsonSerializerOptions.Web);
}
