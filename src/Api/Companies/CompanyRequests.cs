using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Companies;

/// <summary>The fields of a company. In a change, an absent field stays as it is and null clears it.</summary>
public record CompanyRequest : IFieldsRequest<CompanyFields>
{
    public Optional<string> Name { get; init; }

    /// <summary>The internet domain, such as <c>northwind-bikes.example.net</c>. HubSpot does not keep it unique; <c>/companies/by-domain</c> does.</summary>
    public Optional<string> Domain { get; init; }

    public Optional<string> Website { get; init; }

    public Optional<string> Phone { get; init; }

    /// <summary>One of HubSpot's, such as <c>COMPUTER_SOFTWARE</c>.</summary>
    public Optional<string> Industry { get; init; }

    public Optional<string> City { get; init; }

    public Optional<string> State { get; init; }

    public Optional<string> Zip { get; init; }

    public Optional<string> Country { get; init; }

    public Optional<decimal?> AnnualRevenue { get; init; }

    /// <summary>How many people work there.</summary>
    public Optional<long?> Employees { get; init; }

    public Optional<string> Description { get; init; }

    /// <summary>Such as <c>lead</c> or <c>customer</c>. HubSpot moves it forward only; clear it first to go back.</summary>
    public Optional<string> LifecycleStage { get; init; }

    /// <summary>The id of the owner.</summary>
    public Optional<string> OwnerId { get; init; }

    /// <summary>HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    CompanyFields IFieldsRequest<CompanyFields>.ToFields() => new()
    {
        Name = Name,
        Domain = Domain,
        Website = Website,
        Phone = Phone,
        Industry = Industry,
        City = City,
        State = State,
        Zip = Zip,
        Country = Country,
        AnnualRevenue = AnnualRevenue,
        Employees = Employees,
        Description = Description,
        LifecycleStage = LifecycleStage,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>A new company.</summary>
public sealed record NewCompanyRequest : CompanyRequest, INewRecordRequest<CompanyFields>
{
    /// <summary>Records to associate it with.</summary>
    public AssociationsRequest? Associations { get; init; }
}

/// <summary>A change of one company in a batch.</summary>
public sealed record CompanyUpdateRequest : CompanyRequest, IUpdateRequest<CompanyFields>
{
    /// <summary>The company's record id.</summary>
    public required string Id { get; init; }
}
