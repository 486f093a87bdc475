using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Events;
using MediatR;

namespace HubSpotCrm.Application.Events;

/// <summary>Ends a subscription; what waits for it is dropped.</summary>
public sealed record RemoveEventSubscriptionCommand(string Id) : ICommand<Unit>;

internal sealed class RemoveEventSubscriptionHandler(IEventSubscriptions subscriptions) : IRequestHandler<RemoveEventSubscriptionCommand, Unit>
{
    public async Task<Unit> Handle(RemoveEventSubscriptionCommand request, CancellationToken cancellationToken) =>
        await subscriptions.RemoveAsync(request.Id, cancellationToken) ? Unit.Value : throw SubscriptionStates.NotFound();
}
