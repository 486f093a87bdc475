using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Contacts;

/// <summary>A person in the CRM.</summary>
public sealed record Contact : CrmRecord, ICrmRecord
{
    public static CrmObjectType ObjectType => CrmObjectType.Contact;

    public string? Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Phone { get; init; }

    public string? MobilePhone { get; init; }

    /// <summary>Free text; not an association with a company record.</summary>
    public string? Company { get; init; }

    public string? JobTitle { get; init; }

    public string? Website { get; init; }

    public string? Address { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Zip { get; init; }

    public string? Country { get; init; }

    /// <summary>HubSpot's internal value: <c>lead</c>, <c>customer</c>, or the numeric id of a custom stage.</summary>
    public string? LifecycleStage { get; init; }

    public string? LeadStatus { get; init; }

    public string? OwnerId { get; init; }
}
