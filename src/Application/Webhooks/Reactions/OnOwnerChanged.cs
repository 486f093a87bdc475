using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks.Reactions;

/// <summary>A record got an owner whom we do not know: the owners have changed.</summary>
internal sealed class OnOwnerChanged(ICrmOwners owners) : IReaction
{
    public async Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(item.Value) && (await owners.ListAsync(archived: false, Freshness.Known, cancellationToken)).All(owner => owner.Id != item.Value))
            await owners.ListAsync(archived: false, Freshness.AfterMiss, cancellationToken);
        return [];
    }
}
