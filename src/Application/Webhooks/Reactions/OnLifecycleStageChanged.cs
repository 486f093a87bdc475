using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks.Reactions;

/// <summary>A contact came to another lifecycle stage.</summary>
internal sealed class OnLifecycleStageChanged : IReaction
{
    public Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Effect>>([NamedEvents.Raise("contact.lifecycle-changed", item, new { id = item.ObjectId, lifecycleStage = item.Value })]);
}
