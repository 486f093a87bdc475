using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Meetings;

/// <summary>A meeting, as a record: nobody is invited by it.</summary>
public sealed record Meeting : CrmRecord, ICrmRecord, IEngagement
{
    public static CrmObjectType ObjectType => CrmObjectType.Meeting;

    /// <summary>The place on the timeline; the start when a new meeting does not say.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    public string? Title { get; init; }

    /// <summary>What it is about; attendees may see it.</summary>
    public string? Body { get; init; }

    /// <summary>For the team only.</summary>
    public string? InternalNotes { get; init; }

    public DateTimeOffset? StartAt { get; init; }

    public DateTimeOffset? EndAt { get; init; }

    public string? Location { get; init; }

    /// <summary>The address to join at.</summary>
    public string? JoinUrl { get; init; }

    /// <summary><c>SCHEDULED</c>, <c>COMPLETED</c>, <c>RESCHEDULED</c>, <c>NO_SHOW</c> or <c>CANCELED</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }

    /// <summary>HubSpot's id of the meeting link that it was booked through; null for one that was logged.</summary>
    public string? LinkId { get; init; }
}
