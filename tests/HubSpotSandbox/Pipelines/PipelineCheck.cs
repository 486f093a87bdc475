using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Pipelines;

/// <summary>What must hold of pipelines (FACTS §7). Called with the portal's lock held.</summary>
internal sealed class PipelineCheck(ApiCall call)
{
    private IEnumerable<Pipeline> All => call.Records.Pipelines.All(call.Type);

    /// <summary>Throws unless the pipeline may be stored beside the others.</summary>
    public void Demand(Pipeline pipeline)
    {
        Pipeline[] others = [.. All.Where(other => !string.Equals(other.Id, pipeline.Id, StringComparison.Ordinal))];
        if (Array.Exists(others, other => SameLabel(other.Label, pipeline.Label)))
        {
            throw new RefusedException(PipelineErrors.PipelineLabelExists(pipeline.Label));
        }

        var ids = pipeline.Stages.Select(stage => stage.Id).ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count || Array.Exists(others, other => ids.Exists(id => other.Find(id) is not null)))
        {
            throw new RefusedException(PipelineErrors.StageIdExists);
        }

        var twice = pipeline.Stages.GroupBy(stage => stage.Label.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new RefusedException(PipelineErrors.StageLabelExists(twice.Last().Label));
        }

        if (call.Type == ObjectTypes.Tickets && !pipeline.Stages.Any(stage => stage.IsClosed))
        {
            throw new RefusedException(PipelineErrors.NoClosedStage(call.Type, pipeline.Id));
        }
    }

    /// <summary>Stages with records in them stay: always on 2026-09 paths, elsewhere only when the caller asks to look.</summary>
    public void DemandUnused(IEnumerable<Stage> leaving)
    {
        if (call.Version is not ApiVersion.September2026 && !call.Request.Flag("validateReferencesBeforeDelete") && !call.Request.Flag("validateDealStageUsagesBeforeDelete"))
        {
            return;
        }

        var ids = leaving.Select(stage => stage.Id).ToHashSet(StringComparer.Ordinal);
        var property = call.Type.Pipelines!.Stage;
        var records = call.Records.Table(call.Type).All.Where(record => record.Live && record.Properties[property] is { } stage && ids.Contains(stage)).ToList();
        if (records.Count > 0)
        {
            var used = records.Select(record => record.Properties[property]!).Distinct(StringComparer.Ordinal);
            throw new RefusedException(PipelineErrors.InUse(used, records.Select(record => record.IdText)));
        }
    }

    private static bool SameLabel(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
