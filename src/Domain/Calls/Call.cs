using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Calls;

/// <summary>A phone call that was made.</summary>
public sealed record Call : CrmRecord, ICrmRecord, IEngagement
{
    public static CrmObjectType ObjectType => CrmObjectType.Call;

    /// <summary>When it happened; now when a new call does not say.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    public string? Title { get; init; }

    /// <summary>Notes about the call; HTML is allowed.</summary>
    public string? Body { get; init; }

    /// <summary><c>INBOUND</c> or <c>OUTBOUND</c>, as the HubSpot user sees it.</summary>
    public string? Direction { get; init; }

    /// <summary>Milliseconds.</summary>
    public long? DurationMs { get; init; }

    /// <summary>The outcome's label, such as <c>Connected</c>, or its id; <c>/calls/outcomes</c> lists them.</summary>
    public string? Outcome { get; init; }

    /// <summary>Such as <c>COMPLETED</c>.</summary>
    public string? Status { get; init; }

    public string? FromNumber { get; init; }

    public string? ToNumber { get; init; }

    /// <summary>An https address.</summary>
    public string? RecordingUrl { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }
}
