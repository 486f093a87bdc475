namespace HubSpotCrm.Domain.Deals;

/// <summary>The deals of a pipeline, added up by stage in the pipeline's order.</summary>
public sealed record DealSummary(string Pipeline, IReadOnlyList<StageSummary> Stages);

/// <param name="Amount">Sum of the amounts, each in its deal's own currency.</param>
/// <param name="WeightedAmount">The same, times the stage's chance to win.</param>
public sealed record StageSummary(string Id, string Label, long Count, decimal Amount, decimal WeightedAmount);
