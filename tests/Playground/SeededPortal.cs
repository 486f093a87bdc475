using System.Net.Http.Json;

namespace Playground;

/// <summary>
/// Fills the sandbox through its own HubSpot API with a small portal. Ids follow from the order: the first contact is
/// 51200000101, which the examples in Swagger UI count on.
/// </summary>
internal static class SeededPortal
{
    public static async Task FillAsync(Uri sandbox)
    {
        using var http = new HttpClient { BaseAddress = sandbox };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "sandbox-token");
        await CreateAsync(http, "contacts", People.All.Select(Contact));
        await CreateAsync(http, "companies", Firms.Companies.Select(Company));
        await CreateAsync(http, "deals", Firms.Deals.Select(Deal));

        // The seeding is over and long indexed: full quota, everything in search.
        using var moved = await http.PostAsJsonAsync("__sandbox/clock", new { advanceMs = 60_000 });
        moved.EnsureSuccessStatusCode();
    }

    private static async Task CreateAsync(HttpClient http, string type, IEnumerable<Dictionary<string, string>> records)
    {
        using var answer = await http.PostAsJsonAsync($"crm/objects/2026-09/{type}/batch/create", new { inputs = records.Select(properties => new { properties }) });
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The sandbox refuses the seed of {type}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static Dictionary<string, string> Contact(Person person) => new(StringComparer.Ordinal)
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
    };

    private static Dictionary<string, string> Company(Firm firm) => new(StringComparer.Ordinal)
    {
        ["name"] = firm.Name,
        ["domain"] = firm.Domain,
        ["industry"] = firm.Industry,
        ["city"] = firm.City,
        ["country"] = firm.Country,
        ["numberofemployees"] = firm.Employees,
    };

    private static Dictionary<string, string> Deal(Sale sale) => new(StringComparer.Ordinal)
    {
        ["dealname"] = sale.Name,
        ["amount"] = sale.Amount,
        ["pipeline"] = "default",
        ["dealstage"] = sale.Stage,
        ["closedate"] = sale.CloseDate,
    };
}
