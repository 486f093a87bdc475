using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

internal sealed class WriteIdProvisioning(IHubSpotPropertiesApi api) : ICrmProvisioning
{
    public async Task<ProvisioningOutcome> ProvisionAsync(CrmObjectType type, CancellationToken cancellationToken)
    {
        if (await FindAsync(type, cancellationToken) is { } known)
            return known.HasUniqueValue ? ProvisioningOutcome.AlreadyThere : ProvisioningOutcome.NotUnique;
        var groups = await api.ListGroupsAsync(type.Plural(), cancellationToken);
        try
        {
            // An archived property of this name comes back as it was, so the answer decides.
            var made = await api.CreateAsync(type.Plural(), WriteIdProperty.In(type, groups.Results), cancellationToken);
            return made.HasUniqueValue ? ProvisioningOutcome.Created : ProvisioningOutcome.NotUnique;
        }
        catch (CrmException failure) when (failure is CrmConflictException or CrmUnavailableException { MayBeDone: true })
        {
            // somebody else made it a moment ago, or we did and the answer was lost
            if (await FindAsync(type, cancellationToken) is not { } found)
                throw;
            return found.HasUniqueValue ? ProvisioningOutcome.AlreadyThere : ProvisioningOutcome.NotUnique;
        }
    }

    private async Task<HubSpotUniqueness?> FindAsync(CrmObjectType type, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetAsync(type.Plural(), WriteIdProperty.Name, cancellationToken);
        }
        catch (CrmRecordNotFoundException)
        {
            return null;    // "find" may find nothing
        }
    }
}
