using System.Globalization;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Workflows;

/// <summary>Workflows of people, companies and names that no other test has: the service remembers them.</summary>
public abstract class WorkflowFixture : CrmFixture
{
    protected const string Orders = "orders";
    protected const string Leads = "leads";
    protected const string Calls = "completed-calls";
    protected const string Signups = "newsletter-signups";

    private static int tests;
    private int _test;

    protected string Domain => $"customer{Text(_test)}.example.org";

    protected string Email => $"mia@{Domain}";

    protected string ExternalId => $"test-{Text(_test)}";

    /// <summary>A number of Madrid.</summary>
    protected string Phone => $"+34911{_test.ToString("000000", CultureInfo.InvariantCulture)}";

    [SetUp]
    public void Count() => _test = Interlocked.Increment(ref tests);

    protected static Task<Answer> PostAsync(string workflow, object body, params (string Name, string Value)[] headers) =>
        Writer.SendAsync(HttpMethod.Post, $"/api/v1/workflows/{workflow}", body, headers);

    protected object Order(object? customer = null, string? stage = null) => new
    {
        externalId = ExternalId,
        customer = customer ?? new { email = Email, firstName = "Mia", lastName = "Novak" },
        company = new { name = "Alpenrad" },
        lines = new object[] { new { name = "City bike <L>", quantity = 2, unitPrice = 649.5 }, new { name = "Helmet", unitPrice = 59 } },
        currency = "EUR",
        closedAt = "2026-11-24T10:15:00Z",
        stage,
    };

    protected object Call(string? phone = null, string? externalId = null, string? agentEmail = null) => new
    {
        externalId = externalId ?? ExternalId,
        phone = phone ?? Phone,
        direction = "inbound",
        durationMs = 184000,
        outcome = "Connected",
        notes = "Asked for <a> revised offer.",
        startedAt = "2026-11-24T09:30:00Z",
        agentEmail,
    };

    protected object Lead(string? email = null, string? website = null) => new
    {
        email = email ?? Email,
        name = "Eva Maria Lind",
        company = "Nordlicht",
        website,
        message = "Please send me a <price> list.",
        source = "pricing page",
        followUp = new { dueInHours = 24 },
        deal = new { name = "First order", amount = 4800, stage = "appointmentscheduled" },
    };

    /// <summary>Ids of what a record is linked with.</summary>
    protected static async Task<string?> LinkedAsync(string records, string? id, string to) =>
        (await Reader.GetAsync($"/api/v1/{records}/{id}?include={to}"))[$"associations.{to}.0"];

    protected static async Task<int> CountAsync(string records) => (await HubSpot.RecordsAsync(records)).Count;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
