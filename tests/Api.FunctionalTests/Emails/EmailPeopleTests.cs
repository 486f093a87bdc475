using System.Text.Json.Nodes;
using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Emails;

/// <summary>From, to, cc and bcc: one JSON text in HubSpot.</summary>
public sealed class EmailPeopleTests : CrmFixture
{
    private const string Emails = "/api/v1/emails";

    [SetUp]
    public Task GivenContactAsync() => HubSpot.CreateAsync("contacts", new { email = "ana@example.net" });

    [Test]
    public async Task People_come_back_as_they_were_written()
    {
        var people = new { from = "Sam Lee <sam@example.com>", to = new[] { "Ana María Ruiz Soto <ana@example.net>", "ben@example.net" }, cc = new[] { "Li <li@example.org>" }, bcc = new[] { "boss@example.com" } };

        var id = (await CreateAsync(people)).Succeeded().Id;
        var answer = await Reader.GetAsync($"{Emails}/{id}");

        Assert.That((answer["from"], answer.Node("to")!.ToJsonString(Plain), answer.Node("cc")!.ToJsonString(Plain), answer["bcc"]),
            Is.EqualTo((people.from, """["Ana María Ruiz Soto <ana@example.net>","ben@example.net"]""", """["Li <li@example.org>"]""", """["boss@example.com"]""")));
    }

    [Test]
    public async Task HubSpot_gets_addresses_and_names_apart()
    {
        var id = (await CreateAsync(new { from = "Sam Lee <sam@example.com>", to = new[] { "ana@example.net" } })).Succeeded().Id;

        var headers = JsonNode.Parse((await HubSpot.RecordAsync("emails", id))["hs_email_headers"]!)!;

        Assert.That((headers["from"]!.ToJsonString(), headers["to"]!.ToJsonString(), headers["cc"]!.ToJsonString()),
            Is.EqualTo(("""{"email":"sam@example.com","firstName":"Sam","lastName":"Lee"}""", """[{"email":"ana@example.net"}]""", "[]")));
    }

    [Test]
    public async Task HubSpot_fills_its_own_properties_from_them()
    {
        var id = (await CreateAsync(new { from = "Sam Lee <sam@example.com>", to = new[] { "ana@example.net" } })).Succeeded().Id;

        var stored = await HubSpot.RecordAsync("emails", id);

        Assert.That((stored["hs_email_from_email"], stored["hs_email_from_lastname"], stored["hs_email_to_email"]), Is.EqualTo(("sam@example.com", "Lee", "ana@example.net")));
    }

    [Test]
    public async Task An_email_may_name_nobody()
    {
        var answer = await CreateAsync(new { subject = "A" });

        Assert.That((answer.Status, answer["from"], answer["to"], answer["cc"], answer["bcc"]), Is.EqualTo((201, default(string), default(string), default(string), default(string))));
    }

    [TestCase("""{ "from": "Sam", "to": ["ana@example.net"] }""", "from")]
    [TestCase("""{ "from": "Sam <sam>", "to": ["ana@example.net"] }""", "from")]
    [TestCase("""{ "from": "Sam <sam@example.com>, x", "to": ["ana@example.net"] }""", "from")]
    [TestCase("""{ "from": "a\r\nBcc: x <sam@example.com>", "to": ["ana@example.net"] }""", "from")]
    [TestCase("""{ "from": "sam@example.com", "to": ["ana@example.net", "nobody"] }""", "to")]
    [TestCase("""{ "from": "sam@example.com", "to": ["ana@example.net"], "cc": [""] }""", "cc")]
    [TestCase("""{ "from": "sam@example.com", "to": ["ana@example.net"], "bcc": ["x@y"] }""", "bcc")]
    [TestCase("""{ "from": "sam@example.com" }""", "to")]
    [TestCase("""{ "to": ["ana@example.net"] }""", "from")]
    [TestCase("""{ "from": "sam@example.com", "to": "ana@example.net" }""", "to")]
    [TestCase("""{ "from": "sam@example.com", "to": [null] }""", "to")]
    public async Task Refuses_what_is_nobody_by_member(string people, string member)
    {
        Assert.That(await CreateAsync(JsonNode.Parse(people)!.AsObject()), Problem.Invalid(member));
    }

    [Test]
    public async Task An_update_replaces_all_of_them()
    {
        var id = (await CreateAsync(new { from = "sam@example.com", to = new[] { "ana@example.net" }, cc = new[] { "li@example.org" } })).Succeeded().Id;

        var answer = await Writer.PatchAsync($"{Emails}/{id}", new { from = "tom@example.com", to = new[] { "ben@example.net" } });

        Assert.That((answer["from"], answer["to"], answer["cc"]), Is.EqualTo(("tom@example.com", """["ben@example.net"]""", default(string))));
    }

    [Test]
    public async Task An_update_of_something_else_leaves_them()
    {
        var id = (await CreateAsync(new { from = "sam@example.com", to = new[] { "ana@example.net" } })).Succeeded().Id;

        var answer = await Writer.PatchAsync($"{Emails}/{id}", new { subject = "B" });

        Assert.That((answer["from"], answer["to"]), Is.EqualTo(("sam@example.com", """["ana@example.net"]""")));
    }

    [TestCase("not json")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{ "from": null, "to": null }""")]
    [TestCase("""{ "from": {}, "to": [null, {}, { "email": "" }] }""")]
    [TestCase("""{ "from": "sam@example.com", "to": "ana@example.net" }""")]
    [TestCase("""{ "from": { "email": 7 }, "to": [{ "email": [] }] }""")]
    public async Task Reads_whatever_another_tool_has_written(string headers)
    {
        var id = await HubSpot.CreateAsync("emails", new { hs_timestamp = "2026-11-23T09:30:00Z", hs_email_direction = "EMAIL", hs_email_headers = headers });

        Assert.That((await Reader.GetAsync($"{Emails}/{id}")).Status, Is.EqualTo(200));
    }

    [TestCase("hs_email_headers")]
    [TestCase("hs_email_from_email")]
    [TestCase("hs_email_to_email")]
    public async Task Their_properties_are_no_custom_ones(string property)
    {
        Assert.That(await CreateAsync(new JsonObject().WithCustom(property, "x")), Problem.Invalid($"customProperties.{property}"));
    }

    private static System.Text.Json.JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Task<Answer> CreateAsync(object people)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(people)!.AsObject();
        return Writer.PostAsync(Emails, body.With("direction", "EMAIL").With("associations", new { contacts = new[] { RecordScenario.Host } }));
    }
}
