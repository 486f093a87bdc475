using AutoMapper;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Deals;

namespace HubSpotCrm.Api.Deals;

/// <summary>A possible or closed sale.</summary>
public sealed record DealResponse : RecordResponse
{
    public string? Name { get; init; }

    /// <summary>In the deal's currency.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217, such as <c>EUR</c>; one that the account uses.</summary>
    public string? Currency { get; init; }

    /// <summary>The pipeline, by id or label; the account's first one when absent.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The stage, by id or label.</summary>
    public string? Stage { get; init; }

    /// <summary>When it closed, or is expected to.</summary>
    public DateTimeOffset? CloseDate { get; init; }

    /// <summary><c>newbusiness</c> or <c>existingbusiness</c>, or a type of your own.</summary>
    public string? Type { get; init; }

    public string? Description { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? Priority { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The stage's chance to win, 0 to 1. Set by HubSpot.</summary>
    public decimal? Probability { get; init; }

    /// <summary>Set by HubSpot.</summary>
    public bool? IsClosed { get; init; }

    /// <summary>Set by HubSpot.</summary>
    public bool? IsWon { get; init; }
}

/// <summary>The deals of a pipeline, added up.</summary>
/// <param name="Pipeline">The pipeline's id.</param>
/// <param name="Stages">In the pipeline's order.</param>
public sealed record DealSummaryResponse(string Pipeline, IReadOnlyList<StageSummaryResponse> Stages);

/// <summary>The deals of a stage, added up.</summary>
/// <param name="Id">The stage's id.</param>
/// <param name="Label">The stage's label.</param>
/// <param name="Count">How many deals.</param>
/// <param name="Amount">Sum of their amounts.</param>
/// <param name="WeightedAmount">The sum times the stage's chance to win.</param>
public sealed record StageSummaryResponse(string Id, string Label, long Count, decimal Amount, decimal WeightedAmount);

internal sealed class DealResponseProfile : Profile
{
    public DealResponseProfile()
    {
        CreateMap<Deal, DealResponse>();
        CreateMap<DealSummary, DealSummaryResponse>();
        CreateMap<StageSummary, StageSummaryResponse>();
    }
}
