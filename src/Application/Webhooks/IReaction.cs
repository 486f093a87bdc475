using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks;

/// <summary>
/// What the service itself does about an event. It may read from the CRM, and says what changes in our database; it changes
/// nothing by itself, and may be asked again about the same event.
/// </summary>
internal interface IReaction
{
    Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken);
}
