using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Workflows;

/// <summary>Inputs in the words of whoever sends them.</summary>
public sealed class MappingTests
{
    private CrmSystem _system = null!;

    private SandboxDriver HubSpot => _system.HubSpot;

    [OneTimeSetUp]
    public async Task StartAsync() => _system = await CrmSystem.StartAsync(new ApiSettings
    {
        More = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Workflows:DefaultRegion"] = "ES",
            ["Workflows:TimeZone"] = "Europe/Madrid",
            ["Workflows:FreeMailDomains:0"] = "our-own-webmail.example",
            ["Workflows:CompletedCalls:Fields:phoneNumber"] = "phone",
            ["Workflows:CompletedCalls:Fields:callId"] = "externalId",
            ["Workflows:CompletedCalls:Fields:began"] = "startedAt",
            ["Workflows:CompletedCalls:Defaults:direction"] = "outbound",
            ["Workflows:CompletedCalls:Defaults:durationMs"] = "1000",
            ["Workflows:CompletedCalls:DateFormats:0"] = "dd.MM.yyyy HH:mm",
            ["Workflows:Leads:Fields:e_mail"] = "email",
            ["Workflows:Leads:Fields:full_name"] = "name",
            ["Workflows:Leads:Fields:utm_campaign"] = "customProperties.hs_analytics_last_referrer",
            ["Workflows:Leads:Fields:timezone"] = "customProperties.hs_timezone",
            ["Workflows:Leads:Defaults:lifecycleStage"] = "lead",
            ["Workflows:Orders:Fields:buyer.mail"] = "customer.email",
            ["Workflows:Orders:Fields:total"] = "amount",
            ["Workflows:Orders:Fields:number"] = "externalId",
            ["Workflows:Orders:Defaults:stage"] = "contractsent",
        },
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [SetUp]
    public Task EmptyAsync() => HubSpot.ResetAsync();

    [Test]
    public async Task Renames_and_adds_defaults()
    {
        var answer = (await PostAsync("completed-calls", new { callId = "m1", phoneNumber = "911 222 333", began = "24.11.2026 10:30" })).Succeeded();

        var call = await HubSpot.RecordAsync("calls", answer["callId"]!);
        Assert.That((call["hs_call_direction"], call["hs_call_duration"], call["hs_timestamp"], call["hs_call_to_number"]), Is.EqualTo(("OUTBOUND", "1000", "2026-11-24T09:30:00.000Z", "+34911222333")));
    }

    [TestCase("m2", "2026-07-01T10:30:00", "2026-07-01T08:30:00.000Z")]
    [TestCase("m3", "2026-07-01T10:30:00Z", "2026-07-01T10:30:00.000Z")]
    [TestCase("m4", "2026-07-01T10:30:00+05:00", "2026-07-01T05:30:00.000Z")]
    public async Task Takes_times_without_a_zone_as_those_of_the_configured_one(string id, string began, string stored)
    {
        var answer = (await PostAsync("completed-calls", new { callId = id, phoneNumber = "911 222 333", began })).Succeeded();

        Assert.That((await HubSpot.RecordAsync("calls", answer["callId"]!))["hs_timestamp"], Is.EqualTo(stored));
    }

    [Test]
    public async Task Leaves_what_is_given_by_our_own_names()
    {
        Assert.That((await PostAsync("completed-calls", new { externalId = "m5", phone = "+34911222333", direction = "inbound", startedAt = "2026-07-01T10:30:00Z" })).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Renames_members_of_objects()
    {
        var answer = (await PostAsync("orders", new { number = "m6", buyer = new { mail = "mia@alpenrad-m6.example.org" }, total = 7 })).Succeeded();

        var deal = await HubSpot.RecordAsync("deals", answer["dealId"]!);
        Assert.That((deal["amount"], deal["dealstage"], deal["dealname"]), Is.EqualTo(("7", "contractsent", "Order m6")));
    }

    [Test]
    public async Task Writes_custom_properties()
    {
        var answer = (await PostAsync("leads", new { e_mail = "eva@our-own-webmail.example", timezone = "europe_slash_madrid" })).Succeeded();

        var contact = await HubSpot.RecordAsync("contacts", answer["contactId"]!);
        Assert.That((contact["hs_timezone"], contact["lifecyclestage"], answer.Has("companyId")), Is.EqualTo(("europe_slash_madrid", "lead", false)));
    }

    [TestCase("completed-calls", """{ "callId": "m7", "phoneNumber": "nonsense" }""", "phoneNumber")]
    [TestCase("completed-calls", """{ "callId": "m7" }""", "phoneNumber")]
    [TestCase("completed-calls", """{ "callId": "m7", "phoneNumber": "911222333", "began": "yesterday" }""", "began")]
    [TestCase("orders", """{ "number": "m7", "buyer": { "mail": "nonsense" }, "total": 1 }""", "buyer.mail")]
    [TestCase("orders", """{ "number": "m7", "customer": { "email": "nonsense" }, "total": 1 }""", "customer.email")]
    [TestCase("orders", """{ "number": "m7", "buyer": { "mail": "mia@b.example", "age": 7 }, "total": 1 }""", "buyer")]
    [TestCase("leads", """{ "e_mail": "nonsense" }""", "e_mail")]
    [TestCase("leads", """{ "e_mail": "a@b.example", "email": "a@b.example" }""", "e_mail")]
    [TestCase("leads", """{ "e_mail": "a@b.example", "e_mail": "a@b.example" }""", "e_mail")]
    [TestCase("leads", """{ "e_mail": "a@b.example", "full_name": "Eva \u0001" }""", "full_name")]
    [TestCase("leads", "[]", "body")]
    [TestCase("leads", "{", "body")]
    public async Task Names_the_field_as_the_caller_did(string workflow, string body, string field)
    {
        Assert.That(await PostAsync(workflow, body), Problem.Invalid(field));
    }

    [Test]
    public async Task Names_the_field_as_the_caller_did_when_HubSpot_refuses_it()
    {
        Assert.That(await PostAsync("leads", new { e_mail = "eva@our-own-webmail.example", timezone = "mars" }), Problem.Of(422, "record.rejected").About("timezone"));
    }

    private Task<Answer> PostAsync(string workflow, object body) => _system.Api.Writer.PostAsync($"/api/v1/workflows/{workflow}", body);
}
