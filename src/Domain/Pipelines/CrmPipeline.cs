namespace HubSpotCrm.Domain.Pipelines;

/// <summary>The stages that deals or tickets go through.</summary>
public sealed record CrmPipeline(string Id, string Label, IReadOnlyList<PipelineStage> Stages)
{
    /// <summary>The stage with this id or label; case does not matter.</summary>
    public PipelineStage? FindStage(string word) =>
        Stages.FirstOrDefault(stage => stage.Id == word) ?? Stages.FirstOrDefault(stage => string.Equals(stage.Label, word.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <param name="Probability">A deal's chance to win, 0 to 1; null for tickets.</param>
/// <param name="IsClosed">True when nothing more is to happen.</param>
public sealed record PipelineStage(string Id, string Label, decimal? Probability, bool IsClosed);

public static class PipelineLists
{
    /// <summary>The pipeline with this id or label; case does not matter.</summary>
    public static CrmPipeline? Find(this IReadOnlyList<CrmPipeline> pipelines, string word) =>
        pipelines.FirstOrDefault(pipeline => pipeline.Id == word) ?? pipelines.FirstOrDefault(pipeline => string.Equals(pipeline.Label, word.Trim(), StringComparison.OrdinalIgnoreCase));
}
