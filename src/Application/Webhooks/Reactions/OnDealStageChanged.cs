using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks.Reactions;

/// <summary>A deal came to another stage, perhaps the one in which it is won.</summary>
internal sealed class OnDealStageChanged(ICrmReader<Deal> deals, StageLookup stages) : IReaction
{
    public async Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken)
    {
        var stage = await stages.FindAsync(Deal.ObjectType, item.Value, cancellationToken);
        var moved = NamedEvents.Raise("deal.stage-changed", item, new { id = item.ObjectId, stage = item.Value, label = stage?.Label });
        if (stage is not { IsClosed: true, Probability: 1 })
            return [moved];
        try
        {
            var deal = await deals.GetAsync(new(item.ObjectId!), RecordView.Typed, cancellationToken);
            return [moved, NamedEvents.Raise("deal.won", item, new { deal.Id, deal.Name, deal.Amount, deal.Currency, deal.Pipeline, stage = item.Value, deal.CloseDate, deal.OwnerId })];
        }
        catch (CrmRecordNotFoundException)
        {
            return [moved, NamedEvents.Raise("deal.won", item, record: null)];    // archived since; it was won all the same
        }
    }
}
