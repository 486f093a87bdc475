using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>Which properties of an object type have a typed field.</summary>
public interface ICrmFieldNames<T>
    where T : CrmRecord, ICrmRecord
{
    /// <summary>Our field for a HubSpot property, or null when the property is a custom one here.</summary>
    string? FieldOf(string property);

    /// <summary>True for a property that the service keeps for itself: nobody else writes it.</summary>
    bool IsReserved(string property);

    /// <summary>False for a typed field whose values are known not to be unique.</summary>
    bool MayIdentify(string field);
}
