using AutoMapper;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Calls;

namespace HubSpotCrm.Api.Calls;

/// <summary>A phone call that was made.</summary>
public sealed record CallResponse : RecordResponse
{
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

internal sealed class CallResponseProfile : Profile
{
    public CallResponseProfile() => CreateMap<Call, CallResponse>();
}
