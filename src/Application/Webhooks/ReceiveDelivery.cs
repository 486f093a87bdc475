using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using MediatR;

namespace HubSpotCrm.Application.Webhooks;

/// <summary>Keeps a delivery whose signature was right. When it returns the delivery is on disk; nothing else has happened yet.</summary>
/// <param name="Body">As it was received: a JSON array of objects, or one object.</param>
public sealed record ReceiveDeliveryCommand(ReadOnlyMemory<byte> Body) : ICommand<Unit>;

internal sealed class ReceiveDeliveryHandler(IWebhookInbox inbox) : IRequestHandler<ReceiveDeliveryCommand, Unit>
{
    public async Task<Unit> Handle(ReceiveDeliveryCommand request, CancellationToken cancellationToken)
    {
        await inbox.StoreAsync(EventSources.Webhook, request.Body, cancellationToken);
        return Unit.Value;
    }
}
