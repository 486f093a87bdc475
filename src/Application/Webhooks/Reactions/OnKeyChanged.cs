using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks.Reactions;

/// <summary>A record got another e-mail, phone or domain: from now on it is found by that one.</summary>
internal sealed class OnKeyChanged(KeyFields keys) : IReaction
{
    public Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken)
    {
        if (!CrmObjectTypes.TryParseSingular(item.ObjectType, out var type) || item.Field is not { } field)
            return Task.FromResult<IReadOnlyList<Effect>>([]);
        return Task.FromResult<IReadOnlyList<Effect>>([new HoldsKey(type, item.ObjectId!, item.Property, keys.Of(type, field, item.Value), item.OccurredAt)]);
    }
}
