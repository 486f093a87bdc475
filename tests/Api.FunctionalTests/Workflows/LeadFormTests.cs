using System.Net.Http.Headers;
using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Workflows;

/// <summary>The lead form of a web page, which has no API key.</summary>
public sealed class LeadFormTests
{
    private const string Path = "/api/v1/workflows/leads";
    private static readonly (string, string) Browser = ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

    private CrmSystem _system = null!;
    private static int people;

    private SandboxDriver HubSpot => _system.HubSpot;

    private static string Email => $"person{Interlocked.Increment(ref people)}@gmail.com";

    [OneTimeSetUp]
    public async Task StartAsync() => _system = await CrmSystem.StartAsync(new ApiSettings
    {
        More = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Workflows:Leads:Public"] = "true",
            ["Workflows:Leads:Honeypot"] = "nickname",
            ["Workflows:Leads:AllowedOrigins:0"] = "https://www.example.com",
            ["Workflows:Leads:AddressHeader"] = "X-Forwarded-For",
            ["Workflows:Leads:PerAddressPerMinute"] = "3",
        },
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [SetUp]
    public Task EmptyAsync() => HubSpot.ResetAsync();

    [Test]
    public async Task Takes_a_form_and_says_thank_you()
    {
        var answer = await SubmitAsync(From(1), ("email", Email), ("name", "Eva Lind"), ("message", "Hello"), ("phone", ""), ("nickname", ""), ("deal.amount", "12.5"), ("deal.stage", "appointmentscheduled"));

        Assert.Multiple(async () =>
        {
            Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((200, "text/html; charset=utf-8")));
            Assert.That(answer.Text, Does.Contain("<h1>Thank you</h1>").And.Contain("<html lang=\"en\">").And.Contain("<main>"));
            Assert.That((await HubSpot.RecordsAsync("contacts")).Single()["lastname"], Is.EqualTo("Lind"));
            Assert.That((await HubSpot.RecordsAsync("deals")).Single()["amount"], Is.EqualTo("12.5"));
        });
    }

    [Test]
    public async Task Takes_a_form_in_parts()
    {
        using var form = new MultipartFormDataContent { { new StringContent(Email), "email" }, { new StringContent("Lind"), "lastName" } };

        var answer = await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, form, Browser, From(2));

        Assert.That((answer.Status, (await HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo((200, 1)));
    }

    [Test]
    public async Task Shows_what_is_wrong_on_a_page()
    {
        var answer = await SubmitAsync(From(3), ("email", "<nonsense>"), ("colour", "red"));

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((400, "text/html; charset=utf-8")));
            Assert.That(answer.Text, Does.Contain("<strong>colour</strong>").And.Not.Contain("<nonsense>"));
        });
    }

    [Test]
    public async Task Answers_a_script_with_JSON()
    {
        var answer = await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email }, From(4));

        Assert.That((answer.Status, answer.Has("contactId")), Is.EqualTo((201, true)));
    }

    [Test]
    public async Task Drops_what_fills_in_the_hidden_field_and_does_not_show_it()
    {
        var answer = await SubmitAsync(From(5), ("email", Email), ("nickname", "bot"));
        var json = await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email, nickname = "bot" }, From(5));

        Assert.That((answer.Status, json.Status, json["status"], (await HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo((200, 202, "queued", 0)));
    }

    [Test]
    public async Task Takes_so_many_of_one_address_in_a_minute()
    {
        for (var n = 0; n < 3; n++)
            await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email }, From(6));

        var more = await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email }, ("X-Forwarded-For", "203.0.113.99, 198.51.100.6"));
        var other = await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email }, From(7));
        var program = await _system.Api.Writer.SendAsync(HttpMethod.Post, Path, new { email = Email }, From(6));

        Assert.Multiple(() =>
        {
            Assert.That(more, Problem.Of(429, "caller.rate-limited").WithRetryAfter());
            Assert.That((other.Status, program.Status), Is.EqualTo((201, 201)));
        });
    }

    [TestCase("https://www.example.com", true)]
    [TestCase("https://evil.example", false)]
    public async Task Lets_scripts_of_the_allowed_sites_send(string origin, bool isAllowed)
    {
        var answer = await _system.Api.Nobody.SendAsync(HttpMethod.Options, Path, body: null, ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));

        Assert.That(answer.Header("Access-Control-Allow-Origin"), Is.EqualTo(isAllowed ? origin : null));
    }

    [Test]
    public async Task Opens_no_other_call()
    {
        Assert.That(await _system.Api.Nobody.PostAsync("/api/v1/workflows/newsletter-signups", new { email = Email }), Problem.Of(401, "auth.missing"));
    }

    private Task<Answer> SubmitAsync((string, string) from, params (string Name, string Value)[] fields) => _system.Api.Nobody.SendAsync(
        HttpMethod.Post, Path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") } }, Browser, from);

    private static (string, string) From(int customer) => ("X-Forwarded-For", $"198.51.100.{customer}");
}
