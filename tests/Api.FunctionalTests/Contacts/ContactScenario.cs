using System.Text.Json.Nodes;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Contacts;

internal static class ContactScenario
{
    public static RecordScenario Contacts { get; } = new()
    {
        Records = "contacts",
        Body = n => new JsonObject { ["email"] = Email(n), ["firstName"] = "Li", ["jobTitle"] = "Buyer", ["leadStatus"] = "NEW" },
        Text = new("jobTitle", "jobtitle", "Buyer", "Head of purchasing"),
        Choice = new("leadStatus", "hs_lead_status", "NEW", "OPEN"),
        Needed = "email",
        Merges = true,
        OwnCalls =
        [
            new(HttpMethod.Get, $"/api/v1/contacts/by-email/{Email(1)}", body: null, 200),
            new(HttpMethod.Put, $"/api/v1/contacts/by-email/{Email(1)}", new { city = "Madrid" }, 200),
            new(HttpMethod.Post, "/api/v1/contacts/{id}/merge", new { duplicateId = "{other}" }, 200),
            new(HttpMethod.Post, "/api/v1/contacts/{id}/erase", new { confirm = Email(1) }, 204),
        ],
    };

    public static string Email(int n) => $"person{n}@example.org";
}
