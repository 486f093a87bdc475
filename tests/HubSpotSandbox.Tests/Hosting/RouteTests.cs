using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Hosting;

public sealed class RouteTests : SandboxFixture
{
    [TestCase("/crm/v3/objects/contacts")]
    [TestCase("/crm/objects/v3/contacts")]
    [TestCase("/crm/objects/2026-03/contacts")]
    [TestCase("/crm/objects/2026-09/contacts")]
    [TestCase("/crm/objects/2026-09/contact")]
    [TestCase("/crm/objects/2026-09/0-1")]
    [Cites("FACTS §1")]
    public async Task Serves_one_store_under_every_path_family_and_type_name(string path)
    {
        var id = await Api.CreateContactAsync("a@example.net");

        Assert.That((await Api.GetAsync($"{path}/{id}"))["properties.email"], Is.EqualTo("a@example.net"));
        Assert.That((await Api.GetAsync(path)).Count("results"), Is.EqualTo(1));
    }

    [TestCase("/crm/v3/properties/contacts/email")]
    [TestCase("/crm/properties/2026-03/0-1/email")]
    [TestCase("/crm/properties/2026-09/contact/email")]
    [Cites("FACTS §1, §9")]
    public async Task Serves_properties_under_every_path_family(string path)
    {
        Assert.That((await Api.GetAsync(path))["name"], Is.EqualTo("email"));
    }

    [TestCase("GET", "/")]
    [TestCase("GET", "/crm/v3/nothing")]
    [TestCase("GET", "/crm/objects/2019-01/contacts")]
    [TestCase("GET", "/crm/v3/objects/contacts/1/2/3")]
    [TestCase("POST", "/crm/v3/objects/contacts/batch/nothing")]
    [Cites("FACTS §1, §10.2")]
    public async Task Answers_an_unknown_route_with_a_small_html_page(string method, string path)
    {
        var reply = await Api.SendAsync(HttpMethod.Parse(method), path, null);

        Assert.That(reply.Status, Is.EqualTo(404));
        Assert.That(reply.Header("Content-Type"), Does.StartWith("text/html"));
        Assert.That(reply.Text, Does.StartWith("<html>"));
    }

    [TestCase("PUT", "/crm/v3/objects/contacts")]
    [TestCase("POST", "/crm/v3/objects/contacts/1")]
    [TestCase("GET", "/crm/v3/objects/contacts/batch/read")]
    [TestCase("GET", "/crm/v3/objects/contacts/search")]
    [Cites("sandbox.md: Choices")]
    public async Task Answers_405_to_a_wrong_method(string method, string path)
    {
        Assert.That((await Api.SendAsync(HttpMethod.Parse(method), path, null)).Status, Is.EqualTo(405));
    }

    [Test]
    [Cites("FACTS §3.3")]
    public async Task Answers_414_to_a_very_long_address()
    {
        Assert.That((await Api.GetAsync($"{Contacts}?properties={new string('x', 9000)}")).Status, Is.EqualTo(414));
    }

    [TestCase("/crm/v3/objects/foo")]
    [TestCase("/crm/v3/properties/foo")]
    [Cites("FACTS §9")]
    public async Task Cannot_infer_an_unknown_object_type(string path)
    {
        var reply = await Api.GetAsync(path);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["message"], Is.EqualTo("Unable to infer object type from: foo"));
    }

    [Test]
    [Cites("FACTS §11")]
    public async Task Describes_the_account_and_its_daily_use()
    {
        await Api.SetAsync("""{"tier":"pro"}""");

        var details = await Api.GetAsync("/account-info/2026-09/details");
        var usage = await Api.GetAsync("/account-info/v3/api-usage/daily/private-apps");

        Assert.That(details["portalId"], Is.EqualTo("24310007"));
        Assert.That(details["timeZone"], Is.EqualTo("UTC"));
        Assert.That(usage["results.0.name"], Is.EqualTo("private-apps-api-calls-daily"));
        Assert.That(usage["results.0.usageLimit"], Is.EqualTo("625000"));
        Assert.That(usage["results.0.currentUsage"], Is.EqualTo("2"));
        Assert.That(usage["results.0.resetsAt"], Does.EndWith("T00:00:00.000Z"));
    }

    [TestCase("/crm/v4/objects/contacts/1/associations/0-3", "GET /crm/v4/objects/contacts/{id}/associations/deals")]
    [TestCase("/crm/associations/2026-09/contact/deal/labels", "GET /crm/associations/2026-09/contacts/deals/labels")]
    [TestCase("/crm/pipelines/2026-09/deals/default/stages/x", "GET /crm/pipelines/2026-09/deals/{pipelineId}/stages/{stageId}")]
    [TestCase("/crm/v3/owners/64492917", "GET /crm/v3/owners/{ownerId}")]
    [TestCase("/calling/v1/dispositions", "GET /calling/v1/dispositions")]
    [TestCase("/scheduler/v3/meetings/meeting-links/book/availability-page/sam-lee%2Fdemo", "GET /scheduler/v3/meetings/meeting-links/book/availability-page/{slug}")]
    [Cites("sandbox.md: Controls, Faults")]
    public async Task Counts_and_fails_every_route_by_its_template(string path, string template)
    {
        await Api.FailAsync($$"""[{"kind":"status","status":503,"match":{"path":"{{path}}"},"count":1}]""");

        Assert.That((await Api.GetAsync(path)).Status, Is.EqualTo(503));
        Assert.That((await Api.StatsAsync()).Names("byRoute"), Is.EqualTo(new[] { template }));
    }
}
