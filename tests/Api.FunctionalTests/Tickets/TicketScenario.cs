using System.Text.Json.Nodes;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Tickets;

internal static class TicketScenario
{
    public static RecordScenario Tickets { get; } = new()
    {
        Records = "tickets",
        Fields = n => new JsonObject { ["subject"] = $"Ticket {n}", ["stage"] = "1", ["content"] = "It squeaks", ["priority"] = "LOW" },
        Text = new("content", "content", "It squeaks", "It broke"),
        Choice = new("priority", "hs_ticket_priority", "LOW", "HIGH"),
        Values =
        [
            FieldValue.Text("subject", "subject", "Brake lever"),
            FieldValue.Text("content", "content", "It broke"),
            FieldValue.Text("pipeline", "hs_pipeline", "0"),
            FieldValue.Text("stage", "hs_pipeline_stage", "2"),
            FieldValue.Text("priority", "hs_ticket_priority", "HIGH"),
            FieldValue.Text("category", "hs_ticket_category", "BILLING_ISSUE"),
            FieldValue.Text("ownerId", "hubspot_owner_id", "64492918"),
        ],
        Needed = ["subject", "stage"],
        OwnCalls =
        [
            new(HttpMethod.Put, "/api/v1/tickets/{id}/stage", new { stage = "Closed" }, 200),
            new(HttpMethod.Post, "/api/v1/tickets/{id}/merge", new { duplicateId = "{other}" }, 200),
            new(HttpMethod.Get, "/api/v1/tickets/{id}/timeline", body: null, 200),
        ],
    };
}
