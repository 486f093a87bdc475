using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Events;
using MediatR;

namespace HubSpotCrm.Application.Webhooks;

/// <summary>Puts a delivery whose signature was wrong into the quarantine, where it can be verified again.</summary>
/// <param name="Reason">Why it was refused, in one word.</param>
/// <param name="Request">What the signature covers beside the body, as text.</param>
public sealed record KeepRejectedDeliveryCommand(string Reason, string Request, ReadOnlyMemory<byte> Body) : ICommand<bool>;

internal sealed class KeepRejectedDeliveryHandler(IQuarantine quarantine) : IRequestHandler<KeepRejectedDeliveryCommand, bool>
{
    public Task<bool> Handle(KeepRejectedDeliveryCommand request, CancellationToken cancellationToken) =>
        quarantine.KeepAsync(request.Reason, request.Request, request.Body, cancellationToken);
}
