using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Pipelines;
using MediatR;

namespace HubSpotCrm.Application.Deals;

/// <param name="Pipeline">Id or label; null means the account's first pipeline.</param>
public sealed record GetDealSummaryQuery(string? Pipeline) : IQuery<DealSummary>;

internal sealed class GetDealSummaryValidator : AbstractValidator<GetDealSummaryQuery>
{
    public GetDealSummaryValidator() => RuleFor(query => query.Pipeline).IsText();
}

/// <summary>
/// Adds up all deals by reading the list: a search would end at 10,000 and would miss what was written in the last seconds.
/// Costs one call for each hundred deals.
/// </summary>
internal sealed class GetDealSummaryHandler(ICrmReader<Deal> deals, StageNames names) : IRequestHandler<GetDealSummaryQuery, DealSummary>
{
    private const int PageSize = 100;

    public async Task<DealSummary> Handle(GetDealSummaryQuery request, CancellationToken cancellationToken)
    {
        var pipeline = await names.FindOrFirstAsync(Deal.ObjectType, request.Pipeline, cancellationToken);
        var sums = pipeline.Stages.ToDictionary(stage => stage.Id, _ => (Count: 0L, Amount: 0m), StringComparer.Ordinal);
        string? after = null;
        do
        {
            var page = await deals.ListAsync(PageSize, after, RecordView.Typed, cancellationToken);
            foreach (var deal in page.Results.Where(deal => deal.Pipeline == pipeline.Id && deal.Stage is not null))
            {
                var sum = sums.GetValueOrDefault(deal.Stage!);
                sums[deal.Stage!] = (sum.Count + 1, sum.Amount + (deal.Amount ?? 0));
            }

            after = page.After;
        }
        while (after is not null);
        return new(pipeline.Id, [.. Stages(pipeline, sums.Keys).Select(stage => Sum(stage, sums[stage.Id]))]);
    }

    // A stage that was added since the pipelines were read still has its deals.
    private static IEnumerable<PipelineStage> Stages(CrmPipeline pipeline, IEnumerable<string> seen) => pipeline.Stages.Concat(
        seen.Except(pipeline.Stages.Select(stage => stage.Id), StringComparer.Ordinal).Select(id => new PipelineStage(id, id, Probability: null, IsClosed: false)));

    private static StageSummary Sum(PipelineStage stage, (long Count, decimal Amount) sum) =>
        new(stage.Id, stage.Label, sum.Count, sum.Amount, sum.Amount * (stage.Probability ?? 0));
}
