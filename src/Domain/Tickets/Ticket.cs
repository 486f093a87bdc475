using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Tickets;

/// <summary>A request of a customer.</summary>
public sealed record Ticket : CrmRecord, ICrmRecord
{
    public static CrmObjectType ObjectType => CrmObjectType.Ticket;

    public string? Subject { get; init; }

    /// <summary>What the customer asks.</summary>
    public string? Content { get; init; }

    /// <summary>The pipeline, by id or label; the account's first one when absent.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The stage, by id or label.</summary>
    public string? Stage { get; init; }

    /// <summary><c>LOW</c>, <c>MEDIUM</c> or <c>HIGH</c>.</summary>
    public string? Priority { get; init; }

    /// <summary>Such as <c>PRODUCT_ISSUE</c>.</summary>
    public string? Category { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }
}
