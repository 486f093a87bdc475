using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Emails;

/// <summary>The writable fields of an email.</summary>
public sealed record EmailFields : IRecordFields
{
    public Optional<DateTimeOffset?> OccurredAt { get; init; }

    public Optional<string> Direction { get; init; }

    public Optional<string> Status { get; init; }

    public Optional<string> Subject { get; init; }

    public Optional<string> Text { get; init; }

    public Optional<string> Html { get; init; }

    public Optional<string> From { get; init; }

    public Optional<IReadOnlyList<string>> To { get; init; }

    public Optional<IReadOnlyList<string>> Cc { get; init; }

    public Optional<IReadOnlyList<string>> Bcc { get; init; }

    public Optional<string> OwnerId { get; init; }

    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public bool IsEmpty => this == Nothing with { CustomProperties = CustomProperties } && CustomProperties.Count == 0;

    /// <summary>True when an address is set or cleared. HubSpot keeps all of them as one value, so they are written together.</summary>
    public bool NamesPeople => From.IsSet || To.IsSet || Cc.IsSet || Bcc.IsSet;

    private static EmailFields Nothing { get; } = new();

    public override string ToString() => "email fields";
}
