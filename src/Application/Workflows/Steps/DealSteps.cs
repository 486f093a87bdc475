using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Workflows.Steps;

/// <summary>Makes deals, and knows their stage where the input does not name one.</summary>
internal sealed class DealSteps(MakeStep<Deal, DealFields> deals, StageNames stages)
{
    /// <summary>The won stage of the pipeline that every account begins with: known without a look.</summary>
    private const string WonAtFirst = "closedwon";

    /// <summary>A deal that is won unless its stage says otherwise.</summary>
    public RunStep Won(DealFields fields, InputNames names, IReadOnlyList<string> links) => deals.Of(async cancellationToken => fields.Stage.IsSet ? fields
        : fields.Pipeline.IsSet ? await InAsync(fields, pipeline => pipeline.Stages.FirstOrDefault(stage => stage is { IsClosed: true, Probability: 1 }), cancellationToken)
        : fields with { Stage = Optional<string>.Of(WonAtFirst) }, names, links);

    /// <summary>A deal in the first stage of its pipeline unless its stage says otherwise.</summary>
    public RunStep New(DealFields fields, InputNames names, IReadOnlyList<string> links) => deals.Of(async cancellationToken => fields.Stage.IsSet ? fields
        : await InAsync(fields, pipeline => pipeline.Stages is [var first, ..] ? first : null, cancellationToken), names, links);

    private async Task<DealFields> InAsync(DealFields fields, Func<CrmPipeline, PipelineStage?> choose, CancellationToken cancellationToken)
    {
        var pipeline = await stages.FindOrFirstAsync(Deal.ObjectType, fields.Pipeline.Value, cancellationToken);
        var stage = choose(pipeline) ?? throw NoStage(pipeline);
        return fields with { Pipeline = Optional<string>.Of(pipeline.Id), Stage = Optional<string>.Of(stage.Id) };
    }

    private static CrmRejectedException NoStage(CrmPipeline pipeline)
    {
        var message = $"The pipeline {pipeline.Label} has no stage for this; name one.";
        return new(message, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["stage"] = [message] });
    }
}
