using AutoMapper;
using HubSpotCrm.Api.Calls;
using HubSpotCrm.Api.Emails;
using HubSpotCrm.Api.Meetings;
using HubSpotCrm.Api.Notes;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Api.Tasks;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;

namespace HubSpotCrm.Api.Engagements;

/// <summary>An engagement on a timeline.</summary>
public sealed record TimelineItemResponse
{
    /// <summary><c>call</c>, <c>meeting</c>, <c>note</c>, <c>task</c> or <c>email</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The record id.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened; a task's due date.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Its title or subject; null for a note.</summary>
    public string? Title { get; init; }

    /// <summary>The whole record, as its own type.</summary>
    public required object Record { get; init; }
}

internal sealed class TimelineResponseProfile : Profile
{
    public TimelineResponseProfile() => CreateMap<CrmRecord, RecordResponse>().Include<Call, CallResponse>().Include<Meeting, MeetingResponse>()
        .Include<Note, NoteResponse>().Include<CrmTask, TaskResponse>().Include<Email, EmailResponse>();
}

internal static class Timelines
{
    public static PageResponse<TimelineItemResponse> ToTimeline(this IMapper mapper, Page<TimelineItem> page) =>
        new([.. page.Results.Select(mapper.ToItem)], page.After);

    private static TimelineItemResponse ToItem(this IMapper mapper, TimelineItem item) => new()
    {
        Type = item.Type.Singular(),
        Id = item.Record.Id,
        OccurredAt = item.OccurredAt,
        Title = item.Title,
        Record = mapper.Map<RecordResponse>(item.Record),
    };
}
