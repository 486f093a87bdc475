using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

internal sealed class HubSpotContactEraser(IHubSpotObjectsApi api, ContactMap map) : IContactEraser
{
    public Task EraseAsync(RecordId<Contact> id, CancellationToken cancellationToken) => api.EraseAsync(map.ObjectType, new(id.Value), cancellationToken);
}
