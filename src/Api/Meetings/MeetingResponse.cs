using AutoMapper;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Meetings;

namespace HubSpotCrm.Api.Meetings;

/// <summary>A meeting, as a record: nobody is invited by it.</summary>
public sealed record MeetingResponse : RecordResponse
{
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

    /// <summary>The record's page in HubSpot; <c>url</c> is the address to join at.</summary>
    public string? RecordUrl { get; init; }

    /// <summary><c>SCHEDULED</c>, <c>COMPLETED</c>, <c>RESCHEDULED</c>, <c>NO_SHOW</c> or <c>CANCELED</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }

    /// <summary>HubSpot's id of the meeting link that it was booked through. HubSpot alone writes it.</summary>
    public string? LinkId { get; init; }
}

internal sealed class MeetingResponseProfile : Profile
{
    public MeetingResponseProfile() => CreateMap<Meeting, MeetingResponse>()
        .ForMember(response => response.Url, map => map.MapFrom(meeting => meeting.JoinUrl))
        .ForMember(response => response.RecordUrl, map => map.MapFrom(meeting => meeting.Url));
}
