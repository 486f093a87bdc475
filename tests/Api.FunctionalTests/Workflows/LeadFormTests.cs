using System.Net.Http.Headers;
using System.Text;
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
    private static int visitors = 100;

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
            ["Workflows:Leads:Fields:budget"] = "deal.amount",
            ["Workflows:Leads:Defaults:lifecycleStage"] = "lead",
        },
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [SetUp]
    public Task EmptyAsync() => HubSpot.ResetAsync();

    [Test]
    public async Task Takes_a_form_and_says_thank_you()
    {
        var answer = await SubmitAsync(From(1), ("email", Email), ("name", "Eva Lind"), ("message", "Hello"), ("phone", ""), ("nickname", ""));

        Assert.Multiple(async () =>
        {
            Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((200, "text/html; charset=utf-8")));
            Assert.That(answer.Text, Does.Contain("<h1>Thank you</h1>").And.Contain("<html lang=\"en\">").And.Contain("<main>"));
            var contact = (await HubSpot.RecordsAsync("contacts")).Single();
            Assert.That((contact["lastname"], contact["lifecyclestage"]), Is.EqualTo(("Lind", "lead")));
        });
    }

    [Test]
    public async Task Takes_more_in_a_form_with_a_key()
    {
        var answer = await _system.Api.Writer.SendAsync(HttpMethod.Post, Path, Form(("email", Email), ("deal.amount", "12.5"), ("deal.stage", "appointmentscheduled")), Browser, NextVisitor());

        Assert.That((answer.Status, (await HubSpot.RecordsAsync("deals")).Single()["amount"]), Is.EqualTo((200, "12.5")));
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
    public async Task Says_that_it_has_a_field_that_is_too_deep()
    {
        var answer = await SubmitAsync(NextVisitor(), ("email", Email), (string.Join('.', Enumerable.Repeat("a", 70)), "x"));

        Assert.That((answer.Status, answer.Text.Contains("<strong>a.a.a", StringComparison.Ordinal)), Is.EqualTo((400, true)), answer.Text);
    }

    [Test]
    public async Task Tells_a_script_that_it_is_taken_and_no_ids()
    {
        var answer = await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email }, From(4));

        Assert.That((answer.Status, answer.Text, answer.Header("Location"), (await HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo((202, """{"status":"accepted"}""", null as string, 1)));
    }

    [TestCase("""{ "email": "a@b.example", "ownerId": "1" }""", "ownerId")]
    [TestCase("""{ "email": "a@b.example", "lifecycleStage": "customer" }""", "lifecycleStage")]
    [TestCase("""{ "email": "a@b.example", "leadStatus": "NEW" }""", "leadStatus")]
    [TestCase("""{ "email": "a@b.example", "customProperties": { "hs_timezone": "x" } }""", "customProperties.hs_timezone")]
    [TestCase("""{ "email": "a@b.example", "followUp": { "dueInHours": 1 } }""", "followUp.dueInHours")]
    [TestCase("""{ "email": "a@b.example", "deal": {} }""", "deal")]
    [TestCase("""{ "email": "a@b.example", "budget": 1 }""", "budget")]
    [TestCase("[]", "body")]
    [TestCase("{ \"\\ud800\": 1 }", "body")]
    public async Task Takes_nothing_without_a_key_but_what_a_form_has(string body, string field)
    {
        Assert.That(await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, body, NextVisitor()), Problem.Invalid(field));
    }

    [Test]
    public async Task Takes_nothing_unread()
    {
        using var body = new StringContent("""{ "email": "a@b.example", "ownerId": "1" }""", Encoding.UTF8, "text/json");

        Assert.That((await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, body, NextVisitor())).Status, Is.EqualTo(415));
    }

    [Test]
    public async Task Plans_nothing_without_a_key()
    {
        Assert.That(await _system.Api.Nobody.SendAsync(HttpMethod.Post, $"{Path}?dryRun=true", new { email = Email }, NextVisitor()), Problem.Of(403, "auth.forbidden"));
    }

    [Test]
    public async Task A_key_that_only_reads_opens_no_more_than_none()
    {
        Assert.That(await _system.Api.Reader.SendAsync(HttpMethod.Post, Path, new { email = Email, ownerId = "1" }, NextVisitor()), Problem.Invalid("ownerId"));
    }

    [Test]
    public async Task Takes_no_programs_external_id_away()
    {
        await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email, externalId = "lead-1" }, NextVisitor());

        var program = await _system.Api.Writer.SendAsync(HttpMethod.Post, Path, new { email = Email, externalId = "lead-1" });

        Assert.That((program.Status, program.Header("Idempotency-Replayed"), (await HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo((201, null as string, 2)));
    }

    [Test]
    public async Task Drops_what_fills_in_the_hidden_field_and_does_not_show_it()
    {
        var answer = await SubmitAsync(From(5), ("email", Email), ("nickname", "bot"));
        var json = await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email, nickname = "bot" }, From(5));

        Assert.That((answer.Status, json.Status, json["status"], (await HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo((200, 202, "accepted", 0)));
    }

    [Test]
    public async Task Knows_no_hidden_field_of_programs()
    {
        Assert.That(await _system.Api.Writer.SendAsync(HttpMethod.Post, Path, new { email = Email, nickname = "bot" }), Problem.Invalid("nickname"));
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
            Assert.That((other.Status, program.Status), Is.EqualTo((202, 201)));
        });
    }

    [Test]
    public async Task Tells_visitors_apart_whose_proxy_adds_a_port()
    {
        for (var n = 0; n < 3; n++)
            await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email }, ("X-Forwarded-For", $"192.0.2.1:{5000 + n}"));

        var more = await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email }, ("X-Forwarded-For", "192.0.2.1:6000"));
        var other = await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email }, ("X-Forwarded-For", "192.0.2.2:5000"));
        var third = await _system.Api.Nobody.SendAsync(HttpMethod.Post, Path, new { email = Email }, ("X-Forwarded-For", "[2001:db8::1]:5000"));

        Assert.That((more.Status, other.Status, third.Status), Is.EqualTo((429, 202, 202)));
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
        HttpMethod.Post, Path, Form(fields), Browser, from);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") } };

    private static (string, string) NextVisitor() => From(Interlocked.Increment(ref visitors));

    private static (string, string) From(int customer) => ("X-Forwarded-For", $"198.51.100.{customer}");
}
