using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Deals;

/// <summary>The fields of a deal. In a change, an absent field stays as it is and null clears it.</summary>
public record DealRequest : IFieldsRequest<DealFields>
{
    public Optional<string> Name { get; init; }

    /// <summary>In the deal's currency.</summary>
    public Optional<decimal?> Amount { get; init; }

    /// <summary>ISO 4217, such as <c>EUR</c>; one that the account uses.</summary>
    public Optional<string> Currency { get; init; }

    /// <summary>The pipeline, by id or label; the account's first one when absent.</summary>
    public Optional<string> Pipeline { get; init; }

    /// <summary>The stage, by id or label.</summary>
    public Optional<string> Stage { get; init; }

    /// <summary>When it closed, or is expected to.</summary>
    public Optional<DateTimeOffset?> CloseDate { get; init; }

    /// <summary><c>newbusiness</c> or <c>existingbusiness</c>, or a type of your own.</summary>
    public Optional<string> Type { get; init; }

    public Optional<string> Description { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public Optional<string> Priority { get; init; }

    /// <summary>The id of the owner.</summary>
    public Optional<string> OwnerId { get; init; }

    /// <summary>HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    DealFields IFieldsRequest<DealFields>.ToFields() => new()
    {
        Name = Name,
        Amount = Amount,
        Currency = Currency,
        Pipeline = Pipeline,
        Stage = Stage,
        CloseDate = CloseDate,
        Type = Type,
        Description = Description,
        Priority = Priority,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>A new deal.</summary>
public sealed record NewDealRequest : DealRequest, INewRecordRequest<DealFields>
{
    /// <summary>Records to associate it with.</summary>
    public AssociationsRequest? Associations { get; init; }
}

/// <summary>A change of one deal in a batch.</summary>
public sealed record DealUpdateRequest : DealRequest, IUpdateRequest<DealFields>
{
    /// <summary>The deal's record id.</summary>
    public required string Id { get; init; }
}
