using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Operations;

namespace HubSpotCrm.Application.Operations;

/// <summary>An operation has come to its end, in the transaction that ends its work.</summary>
/// <param name="Steps">Null leaves them as they are.</param>
/// <param name="Result">JSON; null when it failed.</param>
/// <param name="Problem">JSON; null when it succeeded.</param>
public sealed record OperationEnded(string Id, IReadOnlyList<OperationStep>? Steps, string? Result, string? Problem) : Effect
{
    /// <summary>The lane by which the record is named that it made or changed; null when it is about none, or about several.</summary>
    public string? RecordLane { get; init; }

    public OperationStatus Status => Problem is null ? OperationStatus.Succeeded : OperationStatus.Failed;
}
