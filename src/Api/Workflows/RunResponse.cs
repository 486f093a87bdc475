using System.Text.Json.Serialization;
using HubSpotCrm.Application.Workflows;

namespace HubSpotCrm.Api.Workflows;

/// <summary>The records of a workflow that is done; those that it has.</summary>
public sealed record RunResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ContactId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CompanyId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DealId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NoteId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TaskId { get; init; }

    /// <summary>The operation that shows how it was done.</summary>
    public string? OperationId { get; init; }
}

/// <summary>What a workflow would do.</summary>
public sealed record RunPlanResponse
{
    /// <summary>Its steps, in their order.</summary>
    public required IReadOnlyList<StepPlanResponse> Steps { get; init; }

    /// <summary>What it would cost when it is done alone; done beside others it shares calls with them.</summary>
    public required int HubSpotCalls { get; init; }

    internal static RunPlanResponse Of(IReadOnlyList<StepForecast> steps) => new()
    {
        Steps = [.. steps.Select(step => new StepPlanResponse { Name = step.Name, Action = step.Action, RecordId = step.RecordId, HubSpotCalls = step.Calls })],
        HubSpotCalls = steps.Sum(step => step.Calls),
    };
}

/// <summary>What a step would do.</summary>
public sealed record StepPlanResponse
{
    public required string Name { get; init; }

    /// <summary><c>make</c>, or of a record that is there: <c>change</c> or <c>link</c>.</summary>
    public required StepAction Action { get; init; }

    /// <summary>The record that is there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RecordId { get; init; }

    public required int HubSpotCalls { get; init; }
}
