using System.Text.Json.Nodes;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Tasks;

internal static class TaskScenario
{
    public static RecordScenario Tasks { get; } = new()
    {
        Records = "tasks",
        IsEngagement = true,
        Fields = n => new JsonObject { ["dueAt"] = $"2026-12-02T09:30:{n % 60:00}Z", ["subject"] = "Send the offer", ["priority"] = "LOW" },
        Text = new("subject", "hs_task_subject", "Send the offer", "Call back"),
        Choice = new("priority", "hs_task_priority", "LOW", "HIGH"),
        Values =
        [
            FieldValue.Text("dueAt", "hs_timestamp", "2026-12-20T08:15:00.123Z"),
            FieldValue.Text("subject", "hs_task_subject", "Call back"),
            FieldValue.Text("body", "hs_task_body", "In the morning."),
            FieldValue.Text("status", "hs_task_status", "COMPLETED"),
            FieldValue.Text("priority", "hs_task_priority", "HIGH"),
            FieldValue.Text("type", "hs_task_type", "CALL"),
            FieldValue.Text("ownerId", "hubspot_owner_id", "64492918"),
        ],
        Needed = ["dueAt", "associations"],
    };
}
