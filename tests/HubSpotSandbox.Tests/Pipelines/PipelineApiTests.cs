using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Pipelines;

public sealed class PipelineApiTests : SandboxFixture
{
    private const string Path = "/crm/pipelines/2026-09/deals";

    private const string Renewals =
        """{"label":"Renewals","displayOrder":1,"stages":[{"label":"Due","displayOrder":0,"metadata":{"probability":"0.50"}},{"label":"Renewed","displayOrder":1,"metadata":{"probability":1},"stageId":"renewed"}]}""";

    [TestCase("/crm/v3/pipelines/deals")]
    [TestCase("/crm/pipelines/2026-03/0-3")]
    [TestCase("/crm/pipelines/2026-09/deal")]
    [Cites("FACTS §1, §7")]
    public async Task Has_the_sales_pipeline(string path)
    {
        var reply = await Api.GetAsync(path);

        Assert.That(reply.Count("results"), Is.EqualTo(1));
        Assert.That(reply["results.0.id"], Is.EqualTo("default"));
        Assert.That(reply["results.0.label"], Is.EqualTo("Sales Pipeline"));
        Assert.That(
            reply.Each("results.0.stages", "id").Zip(reply.Each("results.0.stages", "metadata.probability")),
            Is.EqualTo(new[]
            {
                ("appointmentscheduled", "0.2"), ("qualifiedtobuy", "0.4"), ("presentationscheduled", "0.6"), ("decisionmakerboughtin", "0.8"),
                ("contractsent", "0.9"), ("closedwon", "1.0"), ("closedlost", "0.0"),
            }));
        Assert.That(string.Join(' ', reply.Each("results.0.stages", "metadata.isClosed")), Is.EqualTo("false false false false false true true"));
        Assert.That(reply["results.0.stages.0.writePermissions"], Is.EqualTo("CRM_PERMISSIONS_ENFORCEMENT"));
    }

    [Test]
    [Cites("FACTS §7")]
    public async Task Has_the_support_pipeline()
    {
        var reply = await Api.GetAsync("/crm/v3/pipelines/tickets/0");

        Assert.That(reply["label"], Is.EqualTo("Support Pipeline"));
        Assert.That(
            reply.Each("stages", "id").Zip(reply.Each("stages", "label"), reply.Each("stages", "metadata.ticketState")),
            Is.EqualTo(new[] { ("1", "New", "OPEN"), ("2", "Waiting on contact", "OPEN"), ("3", "Waiting on us", "OPEN"), ("4", "Closed", "CLOSED") }));
    }

    [Test]
    [Cites("FACTS §7")]
    public async Task Creates_a_pipeline_with_numeric_ids_and_text_metadata()
    {
        var reply = await Api.PostAsync(Path, Renewals);

        Assert.That(reply.Status, Is.EqualTo(201));
        Assert.That(reply["id"], Does.Match("^[0-9]+$"));
        Assert.That(reply["stages.0.id"], Does.Match("^[0-9]+$"));
        Assert.That(reply["stages.0.metadata"], Is.EqualTo("""{"isClosed":"false","probability":"0.5"}"""));
        Assert.That(reply["stages.1.id"], Is.EqualTo("renewed"));
        Assert.That(reply["stages.1.metadata"], Is.EqualTo("""{"isClosed":"true","probability":"1.0"}"""));
        Assert.That((await Api.GetAsync($"{Path}/{reply["id"]}")).Text, Is.EqualTo(reply.Text));
    }

    [Test]
    [Cites("FACTS §7")]
    public async Task Takes_a_pipeline_id_once()
    {
        var body = Renewals.Replace("{\"label\":\"Renewals\"", "{\"pipelineId\":\"renewals\",\"label\":\"Renewals\"", StringComparison.Ordinal);

        Assert.That((await Api.PostAsync(Path, body))["id"], Is.EqualTo("renewals"));
        Assert.That((await Api.PostAsync(Path, body)).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("FACTS §7")]
    public async Task Refuses_a_stage_id_of_another_pipeline()
    {
        var reply = await Api.PostAsync(Path, Renewals.Replace("renewed", "closedwon", StringComparison.Ordinal));

        Assert.That(reply.Status, Is.EqualTo(409));
        Assert.That(reply["subCategory"], Is.EqualTo("PipelineError.STAGE_ID_EXISTS_IN_ANOTHER_PIPELINE"));
        Assert.That((await Api.GetAsync(Path)).Count("results"), Is.EqualTo(1));
    }

    [TestCase("""{"label":"X","displayOrder":1,"stages":[]}""")]
    [TestCase("""{"label":"X","displayOrder":1}""")]
    [TestCase("""{"label":"X","displayOrder":1,"stages":[{"label":"A","displayOrder":0}]}""")]
    [TestCase("""{"label":"X","displayOrder":1,"stages":[{"label":"A","displayOrder":0,"metadata":{}}]}""")]
    [TestCase("""{"label":"X","displayOrder":1,"stages":[{"label":"A","displayOrder":0,"metadata":{"probability":"1.1"}}]}""")]
    [TestCase("""{"label":"X","displayOrder":1,"stages":[{"label":"A","displayOrder":0,"metadata":{"probability":"likely"}}]}""")]
    [TestCase("""{"label":"X","displayOrder":1,"stages":[{"label":"A","displayOrder":-1,"metadata":{"probability":"0.1"}}]}""")]
    [TestCase("""{"label":"X","displayOrder":1,"stages":[{"label":"A","displayOrder":0,"metadata":{"probability":"0.1"}},{"label":"a ","displayOrder":1,"metadata":{"probability":"0.2"}}]}""")]
    [TestCase("""{"label":"sales pipeline","displayOrder":1,"stages":[{"label":"A","displayOrder":0,"metadata":{"probability":"0.1"}}]}""")]
    [TestCase("""{"label":"","displayOrder":1,"stages":[{"label":"A","displayOrder":0,"metadata":{"probability":"0.1"}}]}""")]
    [Cites("FACTS §7; sandbox.md: Choices")]
    public async Task Refuses_a_wrong_pipeline(string body)
    {
        var reply = await Api.PostAsync(Path, body);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["category"], Is.EqualTo("VALIDATION_ERROR"));
    }

    [TestCase("""{"ticketState":"DONE"}""", "INVALID_PIPELINE_STAGE_METADATA")]
    [TestCase("""{"ticketState":"OPEN"}""", "MISSING_CLOSED_STAGE")]
    [Cites("FACTS §7; sandbox.md: Choices")]
    public async Task Refuses_a_wrong_ticket_pipeline(string metadata, string code)
    {
        var reply = await Api.PostAsync("/crm/pipelines/2026-09/tickets", $$$"""{"label":"X","displayOrder":1,"stages":[{"label":"A","displayOrder":0,"metadata":{{{metadata}}}}]}""");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["subCategory"], Is.EqualTo($"PipelineError.{code}"));
    }

    [Test]
    [Cites("FACTS §7")]
    public async Task Changes_only_what_is_patched()
    {
        var reply = await Api.PatchAsync($"{Path}/default", """{"label":"Deals"}""");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply["label"], Is.EqualTo("Deals"));
        Assert.That(reply.Count("stages"), Is.EqualTo(7));
        Assert.That(reply["updatedAt"], Is.Not.EqualTo(reply["createdAt"]));
    }

    [Test]
    [Cites("FACTS §7; sandbox.md: Choices")]
    public async Task Replaces_a_pipeline_with_its_stages()
    {
        var created = await Api.PostAsync(Path, Renewals);

        var reply = await Api.PutAsync(
            $"{Path}/{created["id"]}",
            """{"label":"Renewals 2","displayOrder":3,"stages":[{"label":"Done","displayOrder":0,"metadata":{"probability":"1.0"},"stageId":"renewed"},{"label":"New","displayOrder":1,"metadata":{"probability":"0.1"}}]}""");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Each("stages", "label"), Is.EqualTo(new[] { "Done", "New" }));
        Assert.That(reply["stages.0.id"], Is.EqualTo("renewed"));
        Assert.That(reply.Each("stages", "id"), Does.Not.Contain(created["stages.0.id"]));
    }

    [Test]
    [Cites("FACTS §2, §7")]
    public async Task Needs_the_scopes_of_the_type()
    {
        Assert.That((await Api.As("sandbox-no-deals").GetAsync(Path)).Status, Is.EqualTo(403));
        Assert.That((await Api.As("sandbox-no-deals").GetAsync("/crm/pipelines/2026-09/tickets")).Status, Is.EqualTo(200));
        Assert.That((await Api.As("sandbox-readonly").GetAsync(Path)).Status, Is.EqualTo(200));
        Assert.That((await Api.As("sandbox-readonly").PostAsync(Path, Renewals)).Status, Is.EqualTo(403));
    }

    [TestCase("GET", "deals/nothing", 404)]
    [TestCase("DELETE", "deals/nothing", 404)]
    [TestCase("GET", "deals/default/stages/nothing", 404)]
    [TestCase("GET", "contacts", 200)]
    [TestCase("POST", "contacts", 400)]
    [TestCase("GET", "deals/default/audit", 404)]
    [Cites("sandbox.md: Choices, Differences from HubSpot")]
    public async Task Answers_what_it_does_not_have(string method, string path, int status)
    {
        Assert.That((await Api.SendAsync(HttpMethod.Parse(method), $"/crm/pipelines/2026-09/{path}", method is "POST" ? "{}" : null)).Status, Is.EqualTo(status));
    }
}
