using System.Text.Json;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Domain.Operations;

namespace HubSpotCrm.Api.Operations;

/// <summary>Why an operation waits or was given up, told as failures are told.</summary>
internal static class OperationReasons
{
    private const string Gone = "Its dead letter was discarded.";

    /// <summary>The operation's own problem, or why it was given up; null for any other.</summary>
    public static JsonElement? ProblemOf(Operation operation) => operation switch
    {
        { ProblemJson: { } own } => own,
        { Status: OperationStatus.Dead } => JsonSerializer.SerializeToElement(Problem.Of(500, ProblemCodes.OperationDead, "Given up", operation.Reason ?? Gone), JsonSerializerOptions.Web),
        _ => null,
    };

    /// <summary>The steps, of which the first that has not ended says why it waits.</summary>
    public static IReadOnlyList<OperationStep> StepsOf(Operation operation)
    {
        if (operation is not { Status: OperationStatus.Queued, Reason: { } reason } || operation.Steps.Any(step => step.Problem is not null))
            return operation.Steps;
        var waiting = operation.Steps.FirstOrDefault(step => step.Status is OperationStatus.Queued or OperationStatus.Running);
        return [.. operation.Steps.Select(step => step == waiting ? step with { Problem = Explain(reason) } : step)];
    }

    private static string Explain(string reason) => JsonSerializer.Serialize(Problem.Of(503, ProblemCodes.OperationWaiting, "Waits", reason), JsonSerializerOptions.Web);
}
