using HubSpotCrm.Domain.Contacts;

namespace HubSpotCrm.Domain.Workflows;

/// <summary>The person that a workflow is about. What is not given stays as it is on a contact that is there.</summary>
public sealed record Person
{
    public string? Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>First and last name in one, where they are not given apart.</summary>
    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? MobilePhone { get; init; }

    /// <summary>The name of the company that the person works for, as free text.</summary>
    public string? Company { get; init; }

    public string? JobTitle { get; init; }

    public string? Website { get; init; }

    public string? Address { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Zip { get; init; }

    public string? Country { get; init; }

    public string? LifecycleStage { get; init; }

    public string? LeadStatus { get; init; }

    public string? OwnerId { get; init; }

    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>True when first and last name are told by <see cref="Name"/>.</summary>
    public bool IsNamedInOne => string.IsNullOrWhiteSpace(FirstName) && string.IsNullOrWhiteSpace(LastName) && !string.IsNullOrWhiteSpace(Name);

    private (string? First, string? Last) Names => IsNamedInOne ? Split(Name?.Trim() ?? "") : (FirstName, LastName);

    public ContactFields ToFields() => new()
    {
        Email = Email.AsGiven(),
        FirstName = Names.First.AsGiven(),
        LastName = Names.Last.AsGiven(),
        Phone = Phone.AsGiven(),
        MobilePhone = MobilePhone.AsGiven(),
        Company = Company.AsGiven(),
        JobTitle = JobTitle.AsGiven(),
        Website = Website.AsGiven(),
        Address = Address.AsGiven(),
        City = City.AsGiven(),
        State = State.AsGiven(),
        Zip = Zip.AsGiven(),
        Country = Country.AsGiven(),
        LifecycleStage = LifecycleStage.AsGiven(),
        LeadStatus = LeadStatus.AsGiven(),
        OwnerId = OwnerId.AsGiven(),
        CustomProperties = CustomProperties,
    };

    /// <summary>The name in one line; the e-mail when there is none.</summary>
    public string Title => (Names.First.AsGiven().Value, Names.Last.AsGiven().Value) switch
    {
        ({ } first, { } last) => $"{first} {last}",
        ({ } first, null) => first,
        (null, { } last) => last,
        _ => Email ?? "",
    };

    // The last word is the last name, the others are the first.
    private static (string? First, string? Last) Split(string name)
    {
        var space = name.LastIndexOf(' ');
        return space < 0 ? (name, null) : (name[..space].TrimEnd(), name[(space + 1)..]);
    }

    public override string ToString() => "a person";
}

/// <summary>The company that a workflow is about. It is found by its domain; a name alone names none.</summary>
public sealed record NamedCompany(string? Name = null, string? Domain = null, string? Website = null)
{
    public override string ToString() => "a company";
}
