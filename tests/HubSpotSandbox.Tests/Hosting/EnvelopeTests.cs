using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Hosting;

public sealed class EnvelopeTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §10.1")]
    public async Task Repeats_the_correlation_id_in_a_header()
    {
        var reply = await Api.GetAsync($"{Contacts}/1");

        Assert.That(reply["status"], Is.EqualTo("error"));
        Assert.That(reply["correlationId"], Does.Match("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"));
        Assert.That(reply.Header("x-hubspot-correlation-id"), Is.EqualTo(reply["correlationId"]));
        Assert.That(reply.Header("Content-Type"), Is.EqualTo("application/json;charset=utf-8"));
    }

    [TestCase("{\"properties\":")]
    [TestCase("{'properties':{}}")]
    [TestCase("{\"properties\":{},}")]
    [TestCase("[]")]
    [TestCase("")]
    [TestCase("{\"properties\":[]}")]
    [TestCase("{\"properties\":{\"email\":{}}}")]
    [TestCase("{\"properties\":{\"firstname\":\"\\ud800\"}}")]
    [Cites("FACTS §10.3")]
    public async Task Refuses_what_is_not_the_JSON_it_expects(string body)
    {
        var reply = await Api.PostAsync(Contacts, body);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["category"], Is.EqualTo("VALIDATION_ERROR"));
        Assert.That(reply["message"], Does.Match(@"^Invalid input JSON on line 1, column \d+: "));
    }

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [Cites("FACTS §10.2")]
    public async Task Refuses_a_body_that_is_not_sent_as_JSON(string contentType)
    {
        var reply = await Api.SendAsync(HttpMethod.Post, Contacts, """{"properties":{"email":"a@example.net"}}""", contentType);

        Assert.That(reply.Status, Is.EqualTo(415));
    }

    [TestCase(null)]
    [TestCase("wrong")]
    [TestCase("sandbox-token2")]
    [Cites("FACTS §10.3, §2")]
    public async Task Answers_401_without_a_known_token(string? token)
    {
        var reply = await Api.As(token).GetAsync(Contacts);

        Assert.That(reply.Status, Is.EqualTo(401));
        Assert.That(reply["category"], Is.EqualTo("INVALID_AUTHENTICATION"));
        Assert.That(reply["message"], Does.StartWith("Authentication credentials not found. This API supports OAuth 2.0"));
    }

    [TestCase("sandbox-readonly", "contacts", "crm.objects.contacts.write")]
    [TestCase("sandbox-readonly", "notes", "crm.objects.contacts.write")]
    [TestCase("sandbox-readonly", "tickets", "crm.objects.tickets.write")]
    [TestCase("sandbox-no-deals", "deals", "crm.objects.deals.write")]
    [Cites("FACTS §10.3, §2")]
    public async Task Answers_403_naming_the_missing_scope(string token, string type, string scope)
    {
        var reply = await Api.As(token).PostAsync($"/crm/v3/objects/{type}", """{"properties":{}}""");

        Assert.That(reply.Status, Is.EqualTo(403));
        Assert.That(reply["category"], Is.EqualTo("MISSING_SCOPES"));
        Assert.That(reply["errors.0.context.requiredGranularScopes.0"], Is.EqualTo(scope));
        Assert.That(reply["links.scopes"], Is.EqualTo("https://developers.hubspot.com/scopes"));
    }

    [TestCase("sandbox-readonly", "deals")]
    [TestCase("sandbox-readonly", "tickets")]
    [TestCase("sandbox-no-deals", "calls")]
    [Cites("FACTS §2")]
    public async Task Lets_a_token_do_what_its_scopes_allow(string token, string type)
    {
        Assert.That((await Api.As(token).GetAsync($"/crm/v3/objects/{type}")).Status, Is.EqualTo(200));
        Assert.That((await Api.As(token).PostAsync($"/crm/v3/objects/{type}/search", "{}")).Status, Is.EqualTo(200));
    }

    [Test]
    [Cites("FACTS §2, §9")]
    public async Task Asks_for_the_schema_scope_to_change_properties()
    {
        var reply = await Api.As("sandbox-readonly").PostAsync("/crm/v3/properties/contacts", "{}");

        Assert.That(reply["errors.0.context.requiredGranularScopes.0"], Is.EqualTo("crm.schemas.contacts.write"));
        Assert.That((await Api.As("sandbox-readonly").GetAsync("/crm/v3/properties/contacts")).Status, Is.EqualTo(200));
    }
}
