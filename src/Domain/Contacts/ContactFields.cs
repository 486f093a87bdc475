using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Contacts;

/// <summary>The writable fields of a contact.</summary>
public sealed record ContactFields : IRecordFields
{
    public Optional<string> Email { get; init; }

    public Optional<string> FirstName { get; init; }

    public Optional<string> LastName { get; init; }

    public Optional<string> Phone { get; init; }

    public Optional<string> MobilePhone { get; init; }

    public Optional<string> Company { get; init; }

    public Optional<string> JobTitle { get; init; }

    public Optional<string> Website { get; init; }

    public Optional<string> Address { get; init; }

    public Optional<string> City { get; init; }

    public Optional<string> State { get; init; }

    public Optional<string> Zip { get; init; }

    public Optional<string> Country { get; init; }

    public Optional<string> LifecycleStage { get; init; }

    public Optional<string> LeadStatus { get; init; }

    public Optional<string> OwnerId { get; init; }

    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public bool IsEmpty => this == Nothing with { CustomProperties = CustomProperties } && CustomProperties.Count == 0;

    /// <summary>HubSpot wants a new contact to have at least one of these (contacts guide).</summary>
    public bool NamesSomeone => HasText(Email) || HasText(FirstName) || HasText(LastName);

    private static ContactFields Nothing { get; } = new();

    public string? KeyOf(string field) => field == "email" ? Email.Value : CustomProperties.GetValueOrDefault(field);

    public override string ToString() => "contact fields";

    private static bool HasText(Optional<string> field) => !string.IsNullOrWhiteSpace(field.Value);
}
