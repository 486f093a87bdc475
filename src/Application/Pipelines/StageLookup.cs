using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Pipelines;

/// <summary>Finds the stage that an event names. One that is not known yet makes the pipelines be read again.</summary>
internal sealed class StageLookup(ICrmPipelines pipelines)
{
    public async Task<PipelineStage?> FindAsync(CrmObjectType type, string? id, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(id))
            return null;
        return Find(await pipelines.ListAsync(type, Freshness.Known, cancellationToken), id) ?? Find(await pipelines.ListAsync(type, Freshness.AfterMiss, cancellationToken), id);
    }

    private static PipelineStage? Find(IReadOnlyList<CrmPipeline> all, string id) => all.SelectMany(pipeline => pipeline.Stages).FirstOrDefault(stage => stage.Id == id);
}
