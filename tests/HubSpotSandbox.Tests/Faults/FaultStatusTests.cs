using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Faults;

public sealed class FaultStatusTests : SandboxFixture
{
    [TestCase(401, "INVALID_AUTHENTICATION", "Authentication credentials not found")]
    [TestCase(403, "MISSING_SCOPES", "This app hasn't been granted")]
    [TestCase(404, null, "resource not found")]
    [TestCase(409, "CONFLICT", "Contact already exists. Existing ID: ")]
    [TestCase(423, null, "The record is locked")]
    [TestCase(500, null, "internal error")]
    [TestCase(502, null, "Bad gateway")]
    [TestCase(503, null, "Service temporarily unavailable")]
    [TestCase(504, null, "Gateway timeout")]
    [TestCase(521, null, "Web server is down")]
    [TestCase(524, null, "A timeout occurred")]
    [Cites("FACTS §10.2, sandbox.md: Faults")]
    public async Task Answers_with_the_status_in_the_envelope_of_HubSpot(int status, string? category, string message)
    {
        await Api.FailAsync($$"""[{"kind":"status","status":{{status}}}]""");

        var reply = await Api.GetAsync(Contacts);

        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(reply["category"], Is.EqualTo(category));
        Assert.That(reply["message"], Does.StartWith(message));
        Assert.That(reply["correlationId"], Is.EqualTo(reply.Header("x-hubspot-correlation-id")));
    }

    [TestCase("", "TEN_SECONDLY_ROLLING")]
    [TestCase(",\"policy\":\"DAILY\"", "DAILY")]
    [Cites("FACTS §11, sandbox.md: Faults")]
    public async Task Answers_429_in_both_policies(string policy, string name)
    {
        await Api.FailAsync($$"""[{"kind":"status","status":429{{policy}}}]""");

        var reply = await Api.GetAsync(Contacts);

        Assert.That(reply["policyName"], Is.EqualTo(name));
        Assert.That(reply.Header("X-HubSpot-RateLimit-Remaining"), Is.EqualTo("0"));
        Assert.That(reply.Header("Retry-After"), Is.Null);
        Assert.That((await Api.StatsAsync())["refused429"], Is.EqualTo("1"));
    }

    [TestCase("477", "", "30")]
    [TestCase("477", ",\"retryAfter\":5", "5")]
    [TestCase("429", ",\"retryAfter\":7", "7")]
    [TestCase("503", ",\"retryAfter\":\"Tue, 24 Nov 2026 10:00:00 GMT\"", "Tue, 24 Nov 2026 10:00:00 GMT")]
    [Cites("FACTS §10.2, sandbox.md: Faults")]
    public async Task Sends_Retry_After_when_it_should(string status, string more, string header)
    {
        await Api.FailAsync($$"""[{"kind":"status","status":{{status}}{{more}}}]""");

        Assert.That((await Api.GetAsync(Contacts)).Header("Retry-After"), Is.EqualTo(header));
    }

    [Test]
    [Cites("FACTS §1, sandbox.md: Faults")]
    public async Task Answers_with_an_html_page()
    {
        await Api.FailAsync("""[{"kind":"html","status":503}]""");

        var reply = await Api.GetAsync(Contacts);

        Assert.That(reply.Status, Is.EqualTo(503));
        Assert.That(reply.Header("Content-Type"), Does.StartWith("text/html"));
    }
}
