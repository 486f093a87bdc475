using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Meetings;

/// <summary>The fields of a meeting. In a change, an absent field stays as it is and null clears it.</summary>
public record MeetingRequest : IFieldsRequest<MeetingFields>
{
    /// <summary>The place on the timeline; the start when a new meeting does not say.</summary>
    public Optional<DateTimeOffset?> OccurredAt { get; init; }

    public Optional<string> Title { get; init; }

    /// <summary>What it is about; attendees may see it.</summary>
    public Optional<string> Body { get; init; }

    /// <summary>For the team only.</summary>
    public Optional<string> InternalNotes { get; init; }

    public Optional<DateTimeOffset?> StartAt { get; init; }

    public Optional<DateTimeOffset?> EndAt { get; init; }

    public Optional<string> Location { get; init; }

    /// <summary>The address to join at. The record's page in HubSpot is <c>recordUrl</c>.</summary>
    public Optional<string> Url { get; init; }

    /// <summary><c>SCHEDULED</c>, <c>COMPLETED</c>, <c>RESCHEDULED</c>, <c>NO_SHOW</c> or <c>CANCELED</c>.</summary>
    public Optional<string> Outcome { get; init; }

    /// <summary>The id of the owner.</summary>
    public Optional<string> OwnerId { get; init; }

    /// <summary>HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    MeetingFields IFieldsRequest<MeetingFields>.ToFields() => new()
    {
        OccurredAt = OccurredAt,
        Title = Title,
        Body = Body,
        InternalNotes = InternalNotes,
        StartAt = StartAt,
        EndAt = EndAt,
        Location = Location,
        JoinUrl = Url,
        Outcome = Outcome,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>A new meeting.</summary>
public sealed record NewMeetingRequest : MeetingRequest, INewRecordRequest<MeetingFields>
{
    /// <summary>Records to associate it with, at least one.</summary>
    public AssociationsRequest? Associations { get; init; }
}

/// <summary>A change of one meeting in a batch.</summary>
public sealed record MeetingUpdateRequest : MeetingRequest, IUpdateRequest<MeetingFields>
{
    /// <summary>The meeting's record id.</summary>
    public required string Id { get; init; }
}
