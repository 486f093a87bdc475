using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Deals;

/// <summary>Pipelines and stages may be named by label.</summary>
internal sealed class DealWords(StageNames names) : IFieldWords<DealFields>
{
    public async ValueTask<DealFields> ResolveAsync(DealFields fields, CancellationToken cancellationToken)
    {
        var (pipeline, stage) = await names.ResolveAsync(Deal.ObjectType, fields.Pipeline.Value, fields.Stage.Value, cancellationToken);
        return fields with
        {
            Pipeline = fields.Pipeline.IsSet ? Optional<string>.Of(pipeline) : fields.Pipeline,
            Stage = fields.Stage.IsSet ? Optional<string>.Of(stage) : fields.Stage,
        };
    }
}
