using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Tasks;

/// <summary>The writable fields of a task.</summary>
public sealed record CrmTaskFields : IRecordFields
{
    public Optional<DateTimeOffset?> DueAt { get; init; }

    public Optional<string> Subject { get; init; }

    public Optional<string> Body { get; init; }

    public Optional<string> Status { get; init; }

    public Optional<string> Priority { get; init; }

    public Optional<string> Type { get; init; }

    public Optional<string> OwnerId { get; init; }

    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public bool IsEmpty => this == Nothing with { CustomProperties = CustomProperties } && CustomProperties.Count == 0;

    private static CrmTaskFields Nothing { get; } = new();

    public override string ToString() => "task fields";
}
