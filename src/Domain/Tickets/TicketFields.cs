using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Tickets;

/// <summary>The writable fields of a ticket.</summary>
public sealed record TicketFields : IRecordFields
{
    public Optional<string> Subject { get; init; }

    public Optional<string> Content { get; init; }

    public Optional<string> Pipeline { get; init; }

    public Optional<string> Stage { get; init; }

    public Optional<string> Priority { get; init; }

    public Optional<string> Category { get; init; }

    public Optional<string> OwnerId { get; init; }

    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public bool IsEmpty => this == Nothing with { CustomProperties = CustomProperties } && CustomProperties.Count == 0;

    private static TicketFields Nothing { get; } = new();

    public override string ToString() => "ticket fields";
}
