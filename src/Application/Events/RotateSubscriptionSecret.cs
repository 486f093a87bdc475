using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using MediatR;

namespace HubSpotCrm.Application.Events;

/// <summary>Gives a subscription a new secret. The old one signs beside it for a day.</summary>
public sealed record RotateSubscriptionSecretCommand(string Id) : ICommand<EventSubscription>;

internal sealed class RotateSubscriptionSecretHandler(IEventSubscriptions subscriptions, TimeProvider time) : IRequestHandler<RotateSubscriptionSecretCommand, EventSubscription>
{
    public async Task<EventSubscription> Handle(RotateSubscriptionSecretCommand request, CancellationToken cancellationToken)
    {
        var secret = PushSecret.New();
        if (!await subscriptions.RotateAsync(request.Id, secret, time.GetUtcNow() + EventSubscription.Overlap, cancellationToken))
            throw SubscriptionStates.NotFound();
        var progress = await subscriptions.FindAsync(request.Id, cancellationToken) ?? throw SubscriptionStates.NotFound();
        return progress.Subscription with { Secret = secret };
    }
}
