using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Calls;

/// <summary>The writable fields of a call.</summary>
public sealed record CallFields : IRecordFields
{
    public Optional<DateTimeOffset?> OccurredAt { get; init; }

    public Optional<string> Title { get; init; }

    public Optional<string> Body { get; init; }

    public Optional<string> Direction { get; init; }

    public Optional<long?> DurationMs { get; init; }

    public Optional<string> Outcome { get; init; }

    public Optional<string> Status { get; init; }

    public Optional<string> FromNumber { get; init; }

    public Optional<string> ToNumber { get; init; }

    public Optional<string> RecordingUrl { get; init; }

    public Optional<string> OwnerId { get; init; }

    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public bool IsEmpty => this == Nothing with { CustomProperties = CustomProperties } && CustomProperties.Count == 0;

    private static CallFields Nothing { get; } = new();

    public override string ToString() => "call fields";
}
