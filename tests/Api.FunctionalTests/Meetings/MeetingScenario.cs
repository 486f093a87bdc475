using System.Text.Json.Nodes;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Meetings;

internal static class MeetingScenario
{
    public static RecordScenario Meetings { get; } = new()
    {
        Records = "meetings",
        IsEngagement = true,
        PageField = "recordUrl",
        Fields = n => new JsonObject { ["occurredAt"] = $"2026-11-23T09:30:{n % 60:00}Z", ["title"] = "Demo", ["outcome"] = "SCHEDULED" },
        Text = new("title", "hs_meeting_title", "Demo", "Review"),
        Choice = new("outcome", "hs_meeting_outcome", "SCHEDULED", "COMPLETED"),
        Values =
        [
            FieldValue.Text("occurredAt", "hs_timestamp", "2026-11-20T08:15:00.123Z"),
            FieldValue.Text("title", "hs_meeting_title", "Review"),
            FieldValue.Text("body", "hs_meeting_body", "The booking screens."),
            FieldValue.Text("internalNotes", "hs_internal_meeting_notes", "Bring the contract."),
            FieldValue.Text("startAt", "hs_meeting_start_time", "2026-12-01T09:30:00.000Z"),
            FieldValue.Text("endAt", "hs_meeting_end_time", "2026-12-01T10:00:00.000Z"),
            FieldValue.Text("location", "hs_meeting_location", "Room 4"),
            FieldValue.Text("url", "hs_meeting_external_url", "https://example.org/join/1"),
            FieldValue.Text("outcome", "hs_meeting_outcome", "NO_SHOW"),
            FieldValue.Text("ownerId", "hubspot_owner_id", "64492918"),
        ],
        Needed = ["associations"],
    };
}
