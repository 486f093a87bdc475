using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tickets;

namespace HubSpotCrm.Application.Tickets;

/// <summary>Pipelines and stages may be named by label.</summary>
internal sealed class TicketWords(StageNames names) : IFieldWords<TicketFields>
{
    public async ValueTask<TicketFields> ResolveAsync(TicketFields fields, CancellationToken cancellationToken)
    {
        var (pipeline, stage) = await names.ResolveAsync(Ticket.ObjectType, fields.Pipeline.Value, fields.Stage.Value, cancellationToken);
        return fields with
        {
            Pipeline = fields.Pipeline.IsSet ? Optional<string>.Of(pipeline) : fields.Pipeline,
            Stage = fields.Stage.IsSet ? Optional<string>.Of(stage) : fields.Stage,
        };
    }
}
