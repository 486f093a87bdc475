using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Service;

/// <summary>What the built service writes while everything possible is asked of it, down to the finest level.</summary>
public sealed class LogTests : CrmFixture
{
    private const string Person = "canary.person@example.org";
    private const string Phone = "+34911987654";

    private IReadOnlyList<string> _lines = [];

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        await using var program = BuiltProgram.Api(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["HUBSPOT_PRIVATE_APP_TOKEN"] = "sandbox-token",
            ["HUBSPOT_BASE_URL"] = HubSpot.Address.ToString(),
            ["API_KEYS"] = ApiKeys.Setting,
            ["URLS"] = "http://127.0.0.1:0",
            ["Serilog__MinimumLevel__Default"] = "Verbose",
            ["HubSpot__PatienceSeconds"] = "1",
        });
        using var http = CrmClient.Http(await program.ListeningAsync());
        var caller = new CrmClient(http, ApiKeys.Operator);
        await CallAsync(caller);
        await HubSpot.FailAsync(new { kind = "status", status = 400, count = 6 }, new { kind = "drop", count = 3 }, new { kind = "html", status = 404 });
        await CallAsync(caller);
        await new CrmClient(http, key: "wrong-key-canary").GetAsync($"{Contacts}/by-email/{Person}");
        _lines = program.Lines;
    }

    [Test]
    public void Has_a_line_for_each_request()
    {
        Assert.That(_lines.Count(line => line.Contains("api/v1/contacts/by-email/{email}", StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(5));
    }

    [Test]
    public void Names_the_caller_and_not_its_key()
    {
        Assert.That(_lines, Has.Some.Contains("\"Caller\":\"desk\"").And.None.Contains(ApiKeys.Operator));
    }

    [TestCase("canary")]
    [TestCase("@example.org")]
    [TestCase("%40example.org")]
    [TestCase("911987654")]
    [TestCase("Canaria")]
    [TestCase("sandbox-token")]
    [TestCase("Bearer ")]
    [TestCase("wrong-key")]
    [TestCase("X-Api-Key")]
    [TestCase("secret-query")]
    public void Holds_nobodys_data_and_no_secret(string secret)
    {
        Assert.That(_lines, Has.None.Contains(secret));
    }

    private static async Task CallAsync(CrmClient caller)
    {
        var fields = new { email = Person, firstName = "Canaria", phone = Phone, customProperties = new { no_such_canary = "canary" } };
        await caller.PutAsync($"{Contacts}/by-email/{Person}", new { phone = Phone, firstName = "Canaria" });
        await caller.GetAsync($"{Contacts}/by-email/{Person}?properties=hs_timezone");
        await caller.GetAsync($"{Contacts}?secret-query={Person}");
        await caller.GetAsync($"/{Person}");
        await caller.PostAsync(Contacts, fields);
        await caller.PostAsync(Contacts, $$"""{ "email": "{{Person}}", "canary": 1 }""");
        await caller.PostAsync($"{Contacts}/search", new { query = Person, filters = new[] { new { field = "email", @operator = "eq", value = Person } } });
        await caller.PostAsync($"{Contacts}/batch/read", new { ids = new[] { Person }, by = "email" });
        await caller.PostAsync($"{Contacts}/batch/upsert", new { by = "email", records = new[] { fields } });
        await caller.PostAsync($"{Contacts}/51200000101/erase", new { confirm = Person });
    }
}
