using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks.Reactions;

/// <summary>A record was archived: nothing leads to it any more.</summary>
internal sealed class OnDeleted : IReaction
{
    public Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Effect>>(CrmObjectTypes.TryParseSingular(item.ObjectType, out var type) ? [new RecordGone(type, item.ObjectId!)] : []);
}

/// <summary>A person's data was erased in HubSpot: it is erased here too.</summary>
internal sealed class OnErased : IReaction
{
    public Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Effect>>(CrmObjectTypes.TryParseSingular(item.ObjectType, out var type) ? [new RecordErased(type, item.ObjectId!)] : []);
}

/// <summary>Records became one.</summary>
internal sealed class OnMerged : IReaction
{
    public Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Effect>>(item.Merged is { } merged && CrmObjectTypes.TryParseSingular(item.ObjectType, out var type) ? [new RecordsMerged(type, merged)] : []);
}
