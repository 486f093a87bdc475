using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Deals;

/// <summary>The writable fields of a deal.</summary>
public sealed record DealFields : IRecordFields
{
    public Optional<string> Name { get; init; }

    public Optional<decimal?> Amount { get; init; }

    public Optional<string> Currency { get; init; }

    public Optional<string> Pipeline { get; init; }

    public Optional<string> Stage { get; init; }

    public Optional<DateTimeOffset?> CloseDate { get; init; }

    public Optional<string> Type { get; init; }

    public Optional<string> Description { get; init; }

    public Optional<string> Priority { get; init; }

    public Optional<string> OwnerId { get; init; }

    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public bool IsEmpty => this == Nothing with { CustomProperties = CustomProperties } && CustomProperties.Count == 0;

    private static DealFields Nothing { get; } = new();

    public override string ToString() => "deal fields";
}
