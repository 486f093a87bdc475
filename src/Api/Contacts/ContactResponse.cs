using AutoMapper;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Contacts;

namespace HubSpotCrm.Api.Contacts;

/// <summary>A person in the CRM.</summary>
public sealed record ContactResponse : RecordResponse
{
    /// <summary>The e-mail address; unique among contacts, in lower case.</summary>
    public string? Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Phone { get; init; }

    public string? MobilePhone { get; init; }

    /// <summary>The company's name as free text; not the associated company.</summary>
    public string? Company { get; init; }

    public string? JobTitle { get; init; }

    public string? Website { get; init; }

    public string? Address { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Zip { get; init; }

    public string? Country { get; init; }

    /// <summary>Such as <c>lead</c> or <c>customer</c>; the id of a stage of your own.</summary>
    public string? LifecycleStage { get; init; }

    /// <summary>Such as <c>NEW</c> or <c>CONNECTED</c>.</summary>
    public string? LeadStatus { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }
}

internal sealed class ContactResponseProfile : Profile
{
    public ContactResponseProfile() => CreateMap<Contact, ContactResponse>();
}
