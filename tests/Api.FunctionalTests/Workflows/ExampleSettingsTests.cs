using Microsoft.Extensions.Configuration;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Workflows;

/// <summary>The example of the documentation works as it stands.</summary>
public sealed class ExampleSettingsTests
{
    private CrmSystem _system = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _system = await CrmSystem.StartAsync(new ApiSettings { More = Read() });
        await _system.HubSpot.AddPropertyAsync("contacts", "lead_campaign");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [TestCase("completed-calls", """{ "call_id": "1", "phoneNumber": "911 222 333", "duration_ms": 1000, "agent": { "email": "lena@example.com" }, "began": "24.11.2026 10:30" }""")]
    [TestCase("leads", """{ "e_mail": "eva@nordlicht.example.org", "company_name": "Nordlicht", "comments": "Hello", "utm_campaign": "autumn" }""")]
    [TestCase("newsletter-signups", """{ "e_mail": "noa@example.com" }""")]
    [TestCase("orders", """{ "order_no": "1", "buyer": { "mail": "mia@alpenrad.example.org", "name": "Mia Novak" }, "total": 12.5, "paid": "20261124" }""")]
    public async Task Takes_inputs_in_its_words(string workflow, string body)
    {
        var answer = await _system.Api.Writer.PostAsync($"/api/v1/workflows/{workflow}", body);

        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
    }

    [Test]
    public async Task Sends_a_browser_where_it_says()
    {
        var answer = await _system.Api.Nobody.SendAsync(
            HttpMethod.Post, "/api/v1/workflows/leads", new FormUrlEncodedContent([KeyValuePair.Create("e_mail", "form@nordlicht.example.org")]), ("Accept", "text/html"), ("X-Forwarded-For", "198.51.100.7"));

        Assert.That((answer.Status, answer.Header("Location")), Is.EqualTo((303, "https://www.example.com/thank-you")));
    }

    private static Dictionary<string, string> Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HubSpotCrm.sln")))
            folder = folder.Parent!;
        return new ConfigurationBuilder().AddJsonFile(Path.Combine(folder.FullName, "docs", "workflows.example.json")).Build().AsEnumerable()
            .Where(setting => setting.Value is not null).ToDictionary(setting => setting.Key, setting => setting.Value!, StringComparer.Ordinal);
    }
}
