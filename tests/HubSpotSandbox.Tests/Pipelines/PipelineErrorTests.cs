using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Pipelines;

public sealed class PipelineErrorTests : SandboxFixture
{
    private const string Path = "/crm/pipelines/2026-09/deals";

    [Test]
    [Cites("FACTS §7")]
    public async Task Refuses_a_stage_id_of_another_pipeline()
    {
        var reply = await Api.PostAsync(Path, """{"label":"X","displayOrder":1,"stages":[{"label":"A","displayOrder":0,"metadata":{"probability":"1.0"},"stageId":"closedwon"}]}""");

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
