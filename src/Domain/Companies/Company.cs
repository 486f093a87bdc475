using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Companies;

/// <summary>An organisation in the CRM.</summary>
public sealed record Company : CrmRecord, ICrmRecord
{
    public static CrmObjectType ObjectType => CrmObjectType.Company;

    public string? Name { get; init; }

    /// <summary>The internet domain, such as <c>northwind-bikes.example.net</c>. HubSpot does not keep it unique; <c>/companies/by-domain</c> does.</summary>
    public string? Domain { get; init; }

    public string? Website { get; init; }

    public string? Phone { get; init; }

    /// <summary>One of HubSpot's, such as <c>COMPUTER_SOFTWARE</c>.</summary>
    public string? Industry { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Zip { get; init; }

    public string? Country { get; init; }

    public decimal? AnnualRevenue { get; init; }

    /// <summary>How many people work there.</summary>
    public long? Employees { get; init; }

    public string? Description { get; init; }

    /// <summary>Such as <c>lead</c> or <c>customer</c>. HubSpot moves it forward only; clear it first to go back.</summary>
    public string? LifecycleStage { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }
}
