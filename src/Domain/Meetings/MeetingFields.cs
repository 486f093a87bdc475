using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Meetings;

/// <summary>The writable fields of a meeting.</summary>
public sealed record MeetingFields : IRecordFields
{
    public Optional<DateTimeOffset?> OccurredAt { get; init; }

    public Optional<string> Title { get; init; }

    public Optional<string> Body { get; init; }

    public Optional<string> InternalNotes { get; init; }

    public Optional<DateTimeOffset?> StartAt { get; init; }

    public Optional<DateTimeOffset?> EndAt { get; init; }

    public Optional<string> Location { get; init; }

    public Optional<string> JoinUrl { get; init; }

    public Optional<string> Outcome { get; init; }

    public Optional<string> OwnerId { get; init; }

    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public bool IsEmpty => this == Nothing with { CustomProperties = CustomProperties } && CustomProperties.Count == 0;

    private static MeetingFields Nothing { get; } = new();

    public override string ToString() => "meeting fields";
}
