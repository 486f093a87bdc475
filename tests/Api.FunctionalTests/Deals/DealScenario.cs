using System.Text.Json.Nodes;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Deals;

internal static class DealScenario
{
    public static RecordScenario Deals { get; } = new()
    {
        Records = "deals",
        Fields = n => new JsonObject { ["name"] = $"Deal {n}", ["stage"] = "qualifiedtobuy", ["description"] = "Forty bikes", ["priority"] = "low" },
        Text = new("description", "description", "Forty bikes", "Fifty bikes"),
        Choice = new("priority", "hs_priority", "low", "high"),
        Values =
        [
            FieldValue.Text("name", "dealname", "Northwind: 40 bikes"),
            new("amount", "amount", "38500.25", "38500.25"),
            FieldValue.Text("currency", "deal_currency_code", "EUR"),
            FieldValue.Text("pipeline", "pipeline", "default"),
            FieldValue.Text("stage", "dealstage", "contractsent"),
            FieldValue.Text("closeDate", "closedate", "2026-12-10T10:00:00.000Z"),
            FieldValue.Text("type", "dealtype", "newbusiness"),
            FieldValue.Text("description", "description", "Fifty bikes"),
            FieldValue.Text("priority", "hs_priority", "high"),
            FieldValue.Text("ownerId", "hubspot_owner_id", "64492918"),
        ],
        Needed = ["name", "stage"],
        OwnCalls =
        [
            new(HttpMethod.Get, "/api/v1/deals/summary", body: null, 200),
            new(HttpMethod.Put, "/api/v1/deals/{id}/stage", new { stage = "Closed won" }, 200),
            new(HttpMethod.Post, "/api/v1/deals/{id}/merge", new { duplicateId = "{other}" }, 200),
            new(HttpMethod.Get, "/api/v1/deals/{id}/timeline", body: null, 200),
        ],
    };
}
