using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Calls;

/// <summary>The fields of a call. In a change, an absent field stays as it is and null clears it.</summary>
public record CallRequest : IFieldsRequest<CallFields>
{
    /// <summary>When it happened; now when a new call does not say.</summary>
    public Optional<DateTimeOffset?> OccurredAt { get; init; }

    public Optional<string> Title { get; init; }

    /// <summary>Notes about the call; HTML is allowed.</summary>
    public Optional<string> Body { get; init; }

    /// <summary><c>INBOUND</c> or <c>OUTBOUND</c>, as the HubSpot user sees it.</summary>
    public Optional<string> Direction { get; init; }

    /// <summary>Milliseconds.</summary>
    public Optional<long?> DurationMs { get; init; }

    /// <summary>The outcome's label, such as <c>Connected</c>, or its id; <c>/calls/outcomes</c> lists them.</summary>
    public Optional<string> Outcome { get; init; }

    /// <summary>Such as <c>COMPLETED</c>.</summary>
    public Optional<string> Status { get; init; }

    public Optional<string> FromNumber { get; init; }

    public Optional<string> ToNumber { get; init; }

    /// <summary>An https address.</summary>
    public Optional<string> RecordingUrl { get; init; }

    /// <summary>The id of the owner.</summary>
    public Optional<string> OwnerId { get; init; }

    /// <summary>HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    CallFields IFieldsRequest<CallFields>.ToFields() => new()
    {
        OccurredAt = OccurredAt,
        Title = Title,
        Body = Body,
        Direction = Direction,
        DurationMs = DurationMs,
        Outcome = Outcome,
        Status = Status,
        FromNumber = FromNumber,
        ToNumber = ToNumber,
        RecordingUrl = RecordingUrl,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>A new call.</summary>
public sealed record NewCallRequest : CallRequest, INewRecordRequest<CallFields>
{
    /// <summary>Records to associate it with, at least one.</summary>
    public AssociationsRequest? Associations { get; init; }
}

/// <summary>A change of one call in a batch.</summary>
public sealed record CallUpdateRequest : CallRequest, IUpdateRequest<CallFields>
{
    /// <summary>The call's record id.</summary>
    public required string Id { get; init; }
}
