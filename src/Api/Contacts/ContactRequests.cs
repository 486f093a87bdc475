using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Contacts;

/// <summary>The fields of a contact. In a change, an absent field stays as it is and null clears it.</summary>
public record ContactRequest : IFieldsRequest<ContactFields>
{
    /// <summary>The e-mail address; unique among contacts.</summary>
    public Optional<string> Email { get; init; }

    public Optional<string> FirstName { get; init; }

    public Optional<string> LastName { get; init; }

    public Optional<string> Phone { get; init; }

    public Optional<string> MobilePhone { get; init; }

    /// <summary>The company's name as free text; associates nothing.</summary>
    public Optional<string> Company { get; init; }

    public Optional<string> JobTitle { get; init; }

    public Optional<string> Website { get; init; }

    public Optional<string> Address { get; init; }

    public Optional<string> City { get; init; }

    public Optional<string> State { get; init; }

    public Optional<string> Zip { get; init; }

    public Optional<string> Country { get; init; }

    /// <summary>Such as <c>lead</c> or <c>customer</c>. HubSpot moves it forward only; clear it first to go back.</summary>
    public Optional<string> LifecycleStage { get; init; }

    /// <summary>Such as <c>NEW</c> or <c>CONNECTED</c>.</summary>
    public Optional<string> LeadStatus { get; init; }

    /// <summary>The id of the owner.</summary>
    public Optional<string> OwnerId { get; init; }

    /// <summary>HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    ContactFields IFieldsRequest<ContactFields>.ToFields() => new()
    {
        Email = Email,
        FirstName = FirstName,
        LastName = LastName,
        Phone = Phone,
        MobilePhone = MobilePhone,
        Company = Company,
        JobTitle = JobTitle,
        Website = Website,
        Address = Address,
        City = City,
        State = State,
        Zip = Zip,
        Country = Country,
        LifecycleStage = LifecycleStage,
        LeadStatus = LeadStatus,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>A new contact.</summary>
public sealed record NewContactRequest : ContactRequest, INewRecordRequest<ContactFields>
{
    /// <summary>Records to associate it with.</summary>
    public AssociationsRequest? Associations { get; init; }
}

/// <summary>A change of one contact in a batch.</summary>
public sealed record ContactUpdateRequest : ContactRequest, IUpdateRequest<ContactFields>
{
    /// <summary>The contact's record id.</summary>
    public required string Id { get; init; }
}

/// <summary>Shows that the caller means this person.</summary>
public sealed record EraseContactRequest
{
    /// <summary>The contact's e-mail; its id when it has none.</summary>
    public required string Confirm { get; init; }

    internal EraseContactCommand ToCommand(string id) => new(new(id), Confirm);
}
