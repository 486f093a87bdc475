using System.Net.Http.Json;

namespace Playground;

/// <summary>
/// Fills the sandbox through its own HubSpot API with a small portal. Ids follow from the order: the first contact is
/// 51200000101, which the examples in Swagger UI count on.
/// </summary>
internal static class SeededPortal
{
    private const string ExternalId = "external_id";

    // Each object type with a group of its properties, in the order in which the records are made.
    private static readonly (string Type, string Group, string Key, Func<IEnumerable<Seed>> Records)[] Types =
    [
        ("contacts", "contactinformation", "shop", () => People.All.Select(Contact)),
        ("companies", "companyinformation", "crm", () => Firms.Companies.Select(Company)),
        ("deals", "dealinformation", "order", () => Firms.Deals.Select(Deal)),
        ("tickets", "ticketinformation", "case", () => Requests.Tickets.Select(Ticket)),
        ("calls", "engagement", "call", () => Activities.Calls),
        ("meetings", "engagement", "meeting", () => Activities.Meetings),
        ("notes", "engagement", "note", () => Activities.Notes),
        ("tasks", "engagement", "task", () => Activities.Tasks),
        ("emails", "engagement", "email", () => Activities.Emails),
    ];

    public static async Task FillAsync(Uri sandbox)
    {
        using var http = new HttpClient { BaseAddress = sandbox };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "sandbox-token");
        foreach (var (type, group, key, records) in Types)
        {
            await PostAsync(http, $"crm/properties/2026-09/{type}", new { name = ExternalId, label = "External ID", type = "string", fieldType = "text", groupName = group, hasUniqueValue = true });
            await PostAsync(http, $"crm/objects/2026-09/{type}/batch/create", new { inputs = records().Select((record, index) => Input(record, key, index + 1)) });
        }

        await PostAsync(http, "crm/associations/2026-09/contacts/deals/labels", new { label = "Decision maker", name = "decision_maker", inverseLabel = "Decided by" });

        // The seeding is over and long indexed: full quota, everything in search.
        await PostAsync(http, "__sandbox/clock", new { advanceMs = 60_000 });
    }

    private static object Input(Seed record, string key, int n) => new
    {
        properties = new Dictionary<string, string>(record.Properties, StringComparer.Ordinal) { [ExternalId] = $"{key}-{1000 + n}", ["hubspot_owner_id"] = Owners.Of(n) },
        associations = record.Links.Select(link => new
        {
            to = new { id = link.Id },
            types = link.Types.Select(type => new { associationCategory = "HUBSPOT_DEFINED", associationTypeId = type }),
        }),
    };

    private static async Task PostAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The sandbox refuses the seed at {path}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static Seed Contact(Person person) => new(new(StringComparer.Ordinal)
    {
        ["email"] = person.Email,
        ["firstname"] = person.FirstName,
        ["lastname"] = person.LastName,
        ["phone"] = person.Phone,
        ["jobtitle"] = person.JobTitle,
        ["company"] = person.Company,
        ["city"] = person.City,
        ["country"] = person.Country,
        ["lifecyclestage"] = person.Stage,
    });

    // The primary company of all who work there: 2 beside 280.
    private static Seed Company(Firm firm) => new(new(StringComparer.Ordinal)
    {
        ["name"] = firm.Name,
        ["domain"] = firm.Domain,
        ["industry"] = firm.Industry,
        ["city"] = firm.City,
        ["country"] = firm.Country,
        ["numberofemployees"] = firm.Employees,
    }, [.. People.All.Index().Where(person => person.Item.Company == firm.Name).Select(person => (Ids.Contact(person.Index + 1), new[] { 280, 2 }))]);

    private static Seed Deal(Sale sale) => new(new(StringComparer.Ordinal)
    {
        ["dealname"] = sale.Name,
        ["amount"] = sale.Amount,
        ["deal_currency_code"] = "EUR",
        ["pipeline"] = "default",
        ["dealstage"] = sale.Stage,
        ["closedate"] = sale.CloseDate,
    }, (Ids.Contact(sale.Contact), [3]), (Ids.Company(sale.Company), [341, 5]));

    private static Seed Ticket(Request request) => new(new(StringComparer.Ordinal)
    {
        ["subject"] = request.Subject,
        ["content"] = request.Content,
        ["hs_pipeline"] = "0",
        ["hs_pipeline_stage"] = request.Stage,
        ["hs_ticket_priority"] = request.Priority,
        ["hs_ticket_category"] = request.Category,
    }, (Ids.Contact(request.Contact), [16]), (Ids.Company(request.Company), [339, 26]));
}
