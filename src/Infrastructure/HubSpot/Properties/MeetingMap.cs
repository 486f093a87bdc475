using HubSpotCrm.Domain.Meetings;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

internal sealed class MeetingMap() : RecordMap<Meeting, MeetingFields>(Names)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["occurredAt"] = "hs_timestamp",
        ["title"] = "hs_meeting_title",
        ["body"] = "hs_meeting_body",
        ["internalNotes"] = "hs_internal_meeting_notes",
        ["startAt"] = "hs_meeting_start_time",
        ["endAt"] = "hs_meeting_end_time",
        ["location"] = "hs_meeting_location",
        ["url"] = "hs_meeting_external_url",
        ["outcome"] = "hs_meeting_outcome",
        ["ownerId"] = "hubspot_owner_id",
        ["linkId"] = "hs_meeting_created_from_link_id",
    };

    protected override Meeting Read(string id, PropertyBag values) => new()
    {
        Id = id,
        OccurredAt = values.Moment("hs_timestamp"),
        Title = values.Text("hs_meeting_title"),
        Body = values.Text("hs_meeting_body"),
        InternalNotes = values.Text("hs_internal_meeting_notes"),
        StartAt = values.Moment("hs_meeting_start_time"),
        EndAt = values.Moment("hs_meeting_end_time"),
        Location = values.Text("hs_meeting_location"),
        JoinUrl = values.Text("hs_meeting_external_url"),
        Outcome = values.Text("hs_meeting_outcome"),
        OwnerId = values.Text("hubspot_owner_id"),
        LinkId = values.Text("hs_meeting_created_from_link_id"),
    };

    protected override void Write(MeetingFields fields, PropertyBag target)
    {
        target.Set("hs_timestamp", fields.OccurredAt);
        target.Set("hs_meeting_title", fields.Title);
        target.Set("hs_meeting_body", fields.Body);
        target.Set("hs_internal_meeting_notes", fields.InternalNotes);
        target.Set("hs_meeting_start_time", fields.StartAt);
        target.Set("hs_meeting_end_time", fields.EndAt);
        target.Set("hs_meeting_location", fields.Location);
        target.Set("hs_meeting_external_url", fields.JoinUrl);
        target.Set("hs_meeting_outcome", fields.Outcome);
        target.Set("hubspot_owner_id", fields.OwnerId);
    }

    protected override bool IsChoice(string field) => field is "occurredAt" or "startAt" or "endAt" or "outcome" or "ownerId" or "linkId";
}
