using System.Text.Json.Nodes;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Calls;

internal static class CallScenario
{
    public static RecordScenario Calls { get; } = new()
    {
        Records = "calls",
        IsEngagement = true,
        Fields = n => new JsonObject { ["occurredAt"] = $"2026-11-23T09:30:{n % 60:00}Z", ["title"] = "Asked", ["direction"] = "INBOUND" },
        Text = new("title", "hs_call_title", "Asked", "Answered"),
        Choice = new("direction", "hs_call_direction", "INBOUND", "OUTBOUND"),
        Values =
        [
            FieldValue.Text("occurredAt", "hs_timestamp", "2026-11-20T08:15:00.123Z"),
            FieldValue.Text("title", "hs_call_title", "Answered"),
            FieldValue.Text("body", "hs_call_body", "<p>Wants an offer.</p>"),
            FieldValue.Text("direction", "hs_call_direction", "OUTBOUND"),
            new("durationMs", "hs_call_duration", "184000", "184000"),
            new("outcome", "hs_call_disposition", "\"Connected\"", "f240bbac-87c9-4f6e-bf70-924b57d47db7"),
            FieldValue.Text("status", "hs_call_status", "COMPLETED"),
            FieldValue.Text("fromNumber", "hs_call_from_number", "+34911222333"),
            FieldValue.Text("toNumber", "hs_call_to_number", "+34911222334"),
            FieldValue.Text("recordingUrl", "hs_call_recording_url", "https://example.org/1.mp3"),
            FieldValue.Text("ownerId", "hubspot_owner_id", "64492918"),
        ],
        Needed = ["associations"],
        OwnCalls = [new(HttpMethod.Get, "/api/v1/calls/outcomes", body: null, 200) { NeedsHubSpot = false }],
    };
}
