using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Records;

/// <summary>Ids of records to associate the new one with, made in the same moment.</summary>
public sealed record AssociationsRequest
{
    [NoNulls]
    public IReadOnlyList<string>? Contacts { get; init; }

    [NoNulls]
    public IReadOnlyList<string>? Companies { get; init; }

    [NoNulls]
    public IReadOnlyList<string>? Deals { get; init; }

    [NoNulls]
    public IReadOnlyList<string>? Tickets { get; init; }

    internal IReadOnlyList<RecordRef> ToRefs() =>
    [
        .. Refs(CrmObjectType.Contact, Contacts), .. Refs(CrmObjectType.Company, Companies),
        .. Refs(CrmObjectType.Deal, Deals), .. Refs(CrmObjectType.Ticket, Tickets),
    ];

    private static IEnumerable<RecordRef> Refs(CrmObjectType type, IReadOnlyList<string>? ids) => (ids ?? []).Select(id => new RecordRef(type, id));
}
