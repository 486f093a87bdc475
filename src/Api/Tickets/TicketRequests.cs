using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tickets;

namespace HubSpotCrm.Api.Tickets;

/// <summary>The fields of a ticket. In a change, an absent field stays as it is and null clears it.</summary>
public record TicketRequest : IFieldsRequest<TicketFields>
{
    public Optional<string> Subject { get; init; }

    /// <summary>What the customer asks.</summary>
    public Optional<string> Content { get; init; }

    /// <summary>The pipeline, by id or label; the account's first one when absent.</summary>
    public Optional<string> Pipeline { get; init; }

    /// <summary>The stage, by id or label.</summary>
    public Optional<string> Stage { get; init; }

    /// <summary><c>LOW</c>, <c>MEDIUM</c> or <c>HIGH</c>.</summary>
    public Optional<string> Priority { get; init; }

    /// <summary>Such as <c>PRODUCT_ISSUE</c>.</summary>
    public Optional<string> Category { get; init; }

    /// <summary>The id of the owner.</summary>
    public Optional<string> OwnerId { get; init; }

    /// <summary>HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    TicketFields IFieldsRequest<TicketFields>.ToFields() => new()
    {
        Subject = Subject,
        Content = Content,
        Pipeline = Pipeline,
        Stage = Stage,
        Priority = Priority,
        Category = Category,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>A new ticket.</summary>
public sealed record NewTicketRequest : TicketRequest, INewRecordRequest<TicketFields>
{
    /// <summary>Records to associate it with.</summary>
    public AssociationsRequest? Associations { get; init; }
}

/// <summary>A change of one ticket in a batch.</summary>
public sealed record TicketUpdateRequest : TicketRequest, IUpdateRequest<TicketFields>
{
    /// <summary>The ticket's record id.</summary>
    public required string Id { get; init; }
}
