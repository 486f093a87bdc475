using System.Text.Json.Nodes;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Companies;

internal static class CompanyScenario
{
    public static RecordScenario Companies { get; } = new()
    {
        Records = "companies",
        Fields = n => new JsonObject { ["name"] = $"Firm {n}", ["domain"] = Domain(n), ["city"] = "Madrid", ["industry"] = "RETAIL" },
        Text = new("city", "city", "Madrid", "Lisbon"),
        Choice = new("industry", "industry", "RETAIL", "PRINTING"),
        Values =
        [
            FieldValue.Text("name", "name", "Northwind"),
            FieldValue.Text("domain", "domain", "northwind.example.org"),
            FieldValue.Text("website", "website", "https://northwind.example.org"),
            FieldValue.Text("phone", "phone", "+34911222333"),
            FieldValue.Text("industry", "industry", "PRINTING"),
            FieldValue.Text("city", "city", "Lisbon"),
            FieldValue.Text("state", "state", "Lisboa"),
            FieldValue.Text("zip", "zip", "1100-001"),
            FieldValue.Text("country", "country", "Portugal"),
            new("annualRevenue", "annualrevenue", "1850000.5", "1850000.5"),
            new("employees", "numberofemployees", "24", "24"),
            FieldValue.Text("description", "description", "Bicycles\nand parts"),
            FieldValue.Text("lifecycleStage", "lifecyclestage", "customer"),
            FieldValue.Text("ownerId", "hubspot_owner_id", "64492918"),
        ],
        Needed = ["name"],
        OwnCalls =
        [
            new(HttpMethod.Get, $"/api/v1/companies/by-domain/{Domain(1)}", body: null, 200),
            new(HttpMethod.Put, $"/api/v1/companies/by-domain/{Domain(1)}", new { city = "Lisbon" }, 200),
            new(HttpMethod.Post, "/api/v1/companies/{id}/merge", new { duplicateId = "{other}" }, 200),
            new(HttpMethod.Get, "/api/v1/companies/{id}/timeline", body: null, 200),
        ],
    };

    public static string Domain(int n) => $"firm{n}.example.org";
}
