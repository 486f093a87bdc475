using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Companies;

/// <summary>The writable fields of a company.</summary>
public sealed record CompanyFields : IRecordFields
{
    public Optional<string> Name { get; init; }

    public Optional<string> Domain { get; init; }

    public Optional<string> Website { get; init; }

    public Optional<string> Phone { get; init; }

    public Optional<string> Industry { get; init; }

    public Optional<string> City { get; init; }

    public Optional<string> State { get; init; }

    public Optional<string> Zip { get; init; }

    public Optional<string> Country { get; init; }

    public Optional<decimal?> AnnualRevenue { get; init; }

    public Optional<long?> Employees { get; init; }

    public Optional<string> Description { get; init; }

    public Optional<string> LifecycleStage { get; init; }

    public Optional<string> OwnerId { get; init; }

    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public bool IsEmpty => this == Nothing with { CustomProperties = CustomProperties } && CustomProperties.Count == 0;

    private static CompanyFields Nothing { get; } = new();

    public override string ToString() => "company fields";
}
