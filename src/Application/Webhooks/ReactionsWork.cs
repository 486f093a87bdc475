using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Delivery;

namespace HubSpotCrm.Application.Webhooks;

/// <summary>Lets the reactions of the table react.</summary>
internal sealed class ReactionsWork(IEnumerable<IReaction> reactions) : IQueueWork
{
    private readonly Dictionary<Type, IReaction> _reactions = reactions.ToDictionary(reaction => reaction.GetType());

    public string Queue => Queues.Reactions;

    public int Parallel => 64;

    public RetrySchedule Schedule => RetrySchedule.Inbox;

    public async Task<IReadOnlyList<Effect>> DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        if (ReactionWork.ReadDelivery(message.Payload) is { } delivery)
            return [delivery];
        var item = ReactionWork.Read(message.Payload);
        List<Effect> effects = [];
        foreach (var type in WebhookReactions.For(item))
            effects.AddRange(await _reactions[type].ReactAsync(item, cancellationToken));
        return effects;
    }
}
