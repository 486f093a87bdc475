using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports.OnceOnly;

/// <summary>What became of the making of a property.</summary>
public enum ProvisioningOutcome
{
    Created,
    AlreadyThere,

    /// <summary>A property of this name exists whose values are not unique; uniqueness cannot be added later.</summary>
    NotUnique,
}

/// <summary>Makes the hidden property by which the CRM knows a repeated creation.</summary>
public interface ICrmProvisioning
{
    /// <summary>Makes the property of an object type where it is missing. Repeatable.</summary>
    /// <exception cref="Errors.CrmAccessException">The token lacks the scope for it.</exception>
    Task<ProvisioningOutcome> ProvisionAsync(CrmObjectType type, CancellationToken cancellationToken);
}

/// <summary>Learns where the property is, without anybody's request waiting for it.</summary>
public interface ICrmProvisioningWatch
{
    /// <summary>Completes when the first look is over, whatever it found.</summary>
    Task FirstLook { get; }

    /// <summary>A first look is about to come: from now on nothing is created before it is over.</summary>
    void Begin();

    /// <summary>Looks where it may have changed. Never fails; a CRM that cannot be asked is asked again later.</summary>
    /// <returns>After how long to look again.</returns>
    Task<TimeSpan> LookAsync(CancellationToken cancellationToken);
}
