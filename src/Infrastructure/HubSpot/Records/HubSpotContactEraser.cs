using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

internal sealed class HubSpotContactEraser(IHubSpotObjectsApi api, ContactMap map) : IContactEraser
{
    public async Task EraseAsync(RecordId<Contact> id, CancellationToken cancellationToken)
    {
        try
        {
            await api.EraseAsync(map.ObjectType, new(id.Value), cancellationToken);
        }
        catch (CrmRecordNotFoundException)
        {
            // who is not there is erased: the answer to an earlier attempt may have been lost
        }
    }
}
