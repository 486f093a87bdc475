using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Notes;

/// <summary>The writable fields of a note.</summary>
public sealed record NoteFields : IRecordFields
{
    public Optional<DateTimeOffset?> OccurredAt { get; init; }

    public Optional<string> Body { get; init; }

    public Optional<string> OwnerId { get; init; }

    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public bool IsEmpty => this == Nothing with { CustomProperties = CustomProperties } && CustomProperties.Count == 0;

    private static NoteFields Nothing { get; } = new();

    public override string ToString() => "note fields";
}
