using System.Text.Json.Nodes;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Notes;

internal static class NoteScenario
{
    public static RecordScenario Notes { get; } = new()
    {
        Records = "notes",
        IsEngagement = true,
        Fields = n => new JsonObject { ["occurredAt"] = $"2026-11-23T09:30:{n % 60:00}Z", ["body"] = "Prefers e-mail", ["ownerId"] = "64492917" },
        Text = new("body", "hs_note_body", "Prefers e-mail", "Prefers the phone"),
        Choice = new("ownerId", "hubspot_owner_id", "64492917", "64492918") { Wrong = "1" },
        Values =
        [
            FieldValue.Text("occurredAt", "hs_timestamp", "2026-11-20T08:15:00.123Z"),
            FieldValue.Text("body", "hs_note_body", "Prefers <b>the phone</b>"),
            FieldValue.Text("ownerId", "hubspot_owner_id", "64492918"),
        ],
        Needed = ["associations"],
    };
}
