using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Events;
using MediatR;

namespace HubSpotCrm.Application.Webhooks;

/// <summary>Moves deliveries from the inbox to the feed.</summary>
/// <returns>False when none waits.</returns>
public sealed record TakeInDeliveriesCommand : ICommand<bool>;

internal sealed class TakeInDeliveriesHandler(IWebhookInbox inbox) : IRequestHandler<TakeInDeliveriesCommand, bool>
{
    public Task<bool> Handle(TakeInDeliveriesCommand request, CancellationToken cancellationToken) => inbox.MoveToFeedAsync(WebhookReactions.IsReactedTo, cancellationToken);
}
