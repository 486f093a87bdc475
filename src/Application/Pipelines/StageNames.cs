using System.Text.RegularExpressions;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Pipelines;

/// <summary>Finds pipelines and stages by id or label, and says which there are when one is not found.</summary>
internal sealed partial class StageNames(ICrmPipelines pipelines)
{
    /// <summary>
    /// Ids for what a write names. A word that looks like an id is taken as one and left to HubSpot, so that writing by id
    /// costs no further call; a label is looked up.
    /// </summary>
    /// <param name="pipeline">Id or label; null when the write does not name one.</param>
    /// <param name="stage">Id or label; null when the write does not name one.</param>
    public async ValueTask<(string? Pipeline, string? Stage)> ResolveAsync(CrmObjectType type, string? pipeline, string? stage, CancellationToken cancellationToken)
    {
        if (IsId(pipeline) && IsId(stage))
            return (pipeline, stage);
        var known = await FindPipelineAsync(type, pipeline, cancellationToken);
        if (stage is null || IsId(stage))
            return (known?.Id ?? pipeline, stage);
        var found = await FindStageAsync(type, known, stage, cancellationToken);
        return (known?.Id, found.Id);
    }

    /// <summary>The pipeline and stage to move a record to.</summary>
    /// <param name="current">The record's pipeline: the one that is meant when none is named.</param>
    public async Task<(CrmPipeline Pipeline, PipelineStage Stage)> TargetAsync(
        CrmObjectType type, string? current, string? pipeline, string stage, CancellationToken cancellationToken)
    {
        var target = await FindOrFirstAsync(type, pipeline ?? current, cancellationToken);
        if (target.FindStage(stage) is { } known)
            return (target, known);
        target = (await pipelines.ListAsync(type, Freshness.AfterMiss, cancellationToken)).Find(target.Id) ?? target;
        return (target, target.FindStage(stage) ?? throw NoStage(stage, [target]));
    }

    /// <summary>The pipeline that is named, or the account's first one when none is.</summary>
    /// <exception cref="CrmRejectedException">There is no such pipeline.</exception>
    public async Task<CrmPipeline> FindOrFirstAsync(CrmObjectType type, string? word, CancellationToken cancellationToken) =>
        await FindPipelineAsync(type, word, cancellationToken) ?? (await pipelines.ListAsync(type, Freshness.Known, cancellationToken) is [var first, ..]
            ? first
            : throw new CrmUnavailableException($"HubSpot lists no pipeline of {type.Plural()}, although every account has one."));

    /// <exception cref="CrmRejectedException">There is no such pipeline.</exception>
    public async Task<CrmPipeline?> FindPipelineAsync(CrmObjectType type, string? word, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(word))
            return null;
        if ((await pipelines.ListAsync(type, Freshness.Known, cancellationToken)).Find(word) is { } known)
            return known;
        var all = await pipelines.ListAsync(type, Freshness.AfterMiss, cancellationToken);
        return all.Find(word) ?? throw Refused("pipeline", $"'{word}' is no pipeline of {type.Plural()}. There are: {string.Join(", ", all.Select(pipeline => $"{pipeline.Label} ({pipeline.Id})"))}.");
    }

    private async Task<PipelineStage> FindStageAsync(CrmObjectType type, CrmPipeline? pipeline, string stage, CancellationToken cancellationToken)
    {
        if (Find(await pipelines.ListAsync(type, Freshness.Known, cancellationToken)) is { } known)
            return known;
        var all = await pipelines.ListAsync(type, Freshness.AfterMiss, cancellationToken);
        return Find(all) ?? throw NoStage(stage, Candidates(all));

        PipelineStage? Find(IReadOnlyList<CrmPipeline> all) => Candidates(all).Select(each => each.FindStage(stage)).FirstOrDefault(found => found is not null);
        IReadOnlyList<CrmPipeline> Candidates(IReadOnlyList<CrmPipeline> all) => pipeline is null ? all : [all.Find(pipeline.Id) ?? pipeline];
    }

    private static CrmRejectedException NoStage(string stage, IReadOnlyList<CrmPipeline> pipelines) => Refused(
        "stage", $"'{stage}' is no stage of {string.Join("; ", pipelines.Select(pipeline => $"{pipeline.Label}, which has: {string.Join(", ", pipeline.Stages.Select(each => $"{each.Label} ({each.Id})"))}"))}.");

    private static CrmRejectedException Refused(string field, string message) =>
        new(message, new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });

    private static bool IsId(string? word) => string.IsNullOrEmpty(word) || Id.IsMatch(word);

    // What HubSpot gives as ids: numbers, GUIDs, and the words of the pipeline that every account begins with. Any other word is looked up.
    [GeneratedRegex(@"\A([0-9]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|default|appointmentscheduled|qualifiedtobuy|presentationscheduled|decisionmakerboughtin|contractsent|closedwon|closedlost)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id { get; }
}
