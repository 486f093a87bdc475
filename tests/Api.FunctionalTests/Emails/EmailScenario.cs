using System.Text.Json.Nodes;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Emails;

internal static class EmailScenario
{
    public static RecordScenario Emails { get; } = new()
    {
        Records = "emails",
        IsEngagement = true,
        Fields = n => new JsonObject { ["occurredAt"] = $"2026-11-23T09:30:{n % 60:00}Z", ["direction"] = "EMAIL", ["subject"] = "Our offer", ["status"] = "SENT" },
        Text = new("subject", "hs_email_subject", "Our offer", "Our revised offer"),
        Choice = new("status", "hs_email_status", "SENT", "BOUNCED"),
        Values =
        [
            FieldValue.Text("occurredAt", "hs_timestamp", "2026-11-20T08:15:00.123Z"),
            FieldValue.Text("direction", "hs_email_direction", "INCOMING_EMAIL"),
            FieldValue.Text("status", "hs_email_status", "BOUNCED"),
            FieldValue.Text("subject", "hs_email_subject", "Our revised offer"),
            FieldValue.Text("text", "hs_email_text", "As discussed."),
            FieldValue.Text("html", "hs_email_html", "<p>As discussed.</p>"),
            FieldValue.Text("ownerId", "hubspot_owner_id", "64492918"),
        ],
        Needed = ["direction", "associations"],
    };
}
