using System.Text.Json.Nodes;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Contacts;

internal static class ContactScenario
{
    public static RecordScenario Contacts { get; } = new()
    {
        Records = "contacts",
        Fields = n => new JsonObject { ["email"] = Email(n), ["firstName"] = "Li", ["jobTitle"] = "Buyer", ["leadStatus"] = "NEW" },
        Text = new("jobTitle", "jobtitle", "Buyer", "Head of purchasing"),
        Choice = new("leadStatus", "hs_lead_status", "NEW", "OPEN"),
        Values =
        [
            FieldValue.Text("email", "email", "ana@example.org"),
            FieldValue.Text("firstName", "firstname", "Ana"),
            FieldValue.Text("lastName", "lastname", "Ruiz"),
            FieldValue.Text("phone", "phone", "+34911222333"),
            FieldValue.Text("mobilePhone", "mobilephone", "+34600111222"),
            FieldValue.Text("company", "company", "Northwind"),
            FieldValue.Text("jobTitle", "jobtitle", "Head of purchasing"),
            FieldValue.Text("website", "website", "https://example.org"),
            FieldValue.Text("address", "address", "Calle Mayor 1"),
            FieldValue.Text("city", "city", "Madrid"),
            FieldValue.Text("state", "state", "Madrid"),
            FieldValue.Text("zip", "zip", "28001"),
            FieldValue.Text("country", "country", "Spain"),
            FieldValue.Text("lifecycleStage", "lifecyclestage", "lead"),
            FieldValue.Text("leadStatus", "hs_lead_status", "OPEN"),
            FieldValue.Text("ownerId", "hubspot_owner_id", "64492918"),
        ],
        Needed = ["email"],
        OwnCalls =
        [
            new(HttpMethod.Get, $"/api/v1/contacts/by-email/{Email(1)}", body: null, 200),
            new(HttpMethod.Put, $"/api/v1/contacts/by-email/{Email(1)}", new { city = "Madrid" }, 200),
            new(HttpMethod.Post, "/api/v1/contacts/{id}/merge", new { duplicateId = "{other}" }, 200),
            new(HttpMethod.Post, "/api/v1/contacts/{id}/erase", new { confirm = Email(1) }, 204),
            new(HttpMethod.Get, "/api/v1/contacts/{id}/timeline", body: null, 200),
            new(HttpMethod.Post, "/api/v1/contacts/{id}/calls", new { title = "Called" }, 201),
            new(HttpMethod.Post, "/api/v1/contacts/{id}/meetings", new { title = "Met" }, 201),
            new(HttpMethod.Post, "/api/v1/contacts/{id}/notes", new { body = "Noted" }, 201),
            new(HttpMethod.Post, "/api/v1/contacts/{id}/tasks", new { subject = "To do", dueAt = "2026-12-04T08:00:00Z" }, 201),
            new(HttpMethod.Post, "/api/v1/contacts/{id}/emails", new { subject = "Written", direction = "EMAIL" }, 201),
        ],
    };

    public static string Email(int n) => $"person{n}@example.org";
}
