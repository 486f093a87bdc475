using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Pipelines;

public sealed class StageOfRecordTests : SandboxFixture
{
    private const string AllStages = "pipelineId=default : [appointmentscheduled, qualifiedtobuy, presentationscheduled, decisionmakerboughtin, contractsent, closedwon, closedlost]";

    [Test]
    [Cites("FACTS §4.3")]
    public async Task Refuses_a_stage_that_the_pipeline_does_not_have()
    {
        var reply = await Api.PostAsync(Deals, """{"properties":{"dealname":"Bikes","dealstage":"qualified"}}""");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["errors.0.code"], Is.EqualTo("INVALID_OPTION"));
        Assert.That(reply["errors.0.context.propertyName.0"], Is.EqualTo("dealstage"));
        Assert.That(reply["errors.0.message"], Is.EqualTo($"qualified is not a valid pipeline stage ID. Valid options are: {AllStages}"));
    }

    [TestCase("deals", """{"dealname":"Bikes","dealstage":"closedwon","pipeline":"nothing"}""", "pipeline")]
    [TestCase("tickets", """{"subject":"Help","hs_pipeline_stage":"5"}""", "hs_pipeline_stage")]
    [TestCase("tickets", """{"subject":"Help","hs_pipeline_stage":"1","hs_pipeline":"default"}""", "hs_pipeline")]
    [Cites("FACTS §4.3, §4.4")]
    public async Task Refuses_unknown_pipelines_and_stages(string type, string properties, string property)
    {
        var reply = await Api.PostAsync($"/crm/v3/objects/{type}", $$"""{"properties":{{properties}}}""");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["errors.0.code"], Is.EqualTo("INVALID_OPTION"));
        Assert.That(reply["errors.0.context.propertyName.0"], Is.EqualTo(property));
    }

    [Test]
    [Cites("FACTS §3.4, §4.3")]
    public async Task Puts_a_record_in_the_default_pipeline_when_it_names_none()
    {
        var deal = await Api.PostAsync(Deals, """{"properties":{"dealname":"Bikes","dealstage":"closedwon"}}""");
        var ticket = await Api.PostAsync("/crm/v3/objects/tickets", """{"properties":{"subject":"Help","hs_pipeline_stage":"1"}}""");

        Assert.That(deal["properties.pipeline"], Is.EqualTo("default"));
        Assert.That(ticket["properties.hs_pipeline"], Is.EqualTo("0"));
    }

    [Test]
    [Cites("FACTS §4.3")]
    public async Task Moves_to_another_pipeline_with_pipeline_and_stage_together()
    {
        await Api.PostAsync("/crm/v3/pipelines/deals", """{"pipelineId":"renewals","label":"Renewals","displayOrder":1,"stages":[{"label":"Due","displayOrder":0,"metadata":{"probability":"0.5"},"stageId":"due"}]}""");
        var id = await Api.CreateAsync("deals", """{"dealname":"Bikes","dealstage":"closedwon"}""");

        Assert.That((await UpdateAsync(id, """{"dealstage":"due"}""")).Status, Is.EqualTo(400));
        Assert.That((await UpdateAsync(id, """{"pipeline":"renewals"}""")).Status, Is.EqualTo(400));
        Assert.That((await UpdateAsync(id, """{"pipeline":"renewals","dealstage":"due"}""")).Status, Is.EqualTo(200));
        Assert.That((await UpdateAsync(id, """{"amount":"1"}""")).Status, Is.EqualTo(200));
    }

    [TestCase("qualifiedtobuy", "0.4", "false", "false", "400.4")]
    [TestCase("closedwon", "1.0", "true", "true", "1001")]
    [TestCase("closedlost", "0.0", "true", "false", "0")]
    [Cites("FACTS §4.3, §7")]
    public async Task Calculates_what_follows_from_the_stage_of_a_deal(string stage, string probability, string closed, string won, string projected)
    {
        var id = await Api.CreateAsync("deals", """{"dealname":"Bikes","dealstage":"appointmentscheduled","amount":"1001"}""");
        await UpdateAsync(id, $$"""{"dealstage":"{{stage}}"}""");

        var deal = await Api.GetAsync($"{Deals}/{id}?properties=hs_deal_stage_probability,hs_is_closed,hs_is_closed_won,hs_projected_amount,closedate,hs_date_entered_{stage}");

        Assert.That(deal.Text, Does.Contain($"\"hs_deal_stage_probability\":\"{probability}\"").And.Contain($"\"hs_is_closed\":\"{closed}\""));
        Assert.That(deal["properties.hs_is_closed_won"], Is.EqualTo(won));
        Assert.That(deal["properties.hs_projected_amount"], Is.EqualTo(projected));
        Assert.That(deal["properties.closedate"], Is.Null);
        Assert.That(deal[$"properties.hs_date_entered_{stage}"], Is.EqualTo("2026-11-24T09:30:00.000Z"));
    }

    [Test]
    [Cites("FACTS §4.3")]
    public async Task Calculates_again_when_the_amount_changes()
    {
        var id = await Api.CreateAsync("deals", """{"dealname":"Bikes","dealstage":"contractsent"}""");

        var priced = await UpdateAsync(id, """{"amount":"10"}""");
        var cleared = await UpdateAsync(id, """{"amount":""}""");

        Assert.That(priced["properties.hs_projected_amount"], Is.EqualTo("9"));
        Assert.That(cleared["properties.hs_projected_amount"], Is.Null);
    }

    [TestCase("1", "false")]
    [TestCase("4", "true")]
    [Cites("FACTS §4.4, §7")]
    public async Task Tells_whether_a_ticket_is_closed(string stage, string closed)
    {
        var reply = await Api.PostAsync("/crm/v3/objects/tickets", $$$"""{"properties":{"subject":"Help","hs_pipeline_stage":"{{{stage}}}"}}""");

        Assert.That(reply["properties.hs_is_closed"], Is.EqualTo(closed));
    }

    [TestCase("closedwon", "", "2026-11-24T09:30:00.000Z")]
    [TestCase("closedlost", ",\"closedate\":\"2026-12-01\"", "2026-12-01T00:00:00.000Z")]
    [TestCase("contractsent", "", null)]
    [Cites("FACTS §4.3; sandbox.md: Settings")]
    public async Task Sets_an_empty_close_date_only_when_told_to(string stage, string more, string? closeDate)
    {
        await Api.SetAsync("""{"setsCloseDate":true}""");

        var reply = await Api.PostAsync(Deals, $$$"""{"properties":{"dealname":"Bikes","dealstage":"{{{stage}}}"{{{more}}}}}""");

        Assert.That(reply["properties.closedate"], Is.EqualTo(closeDate));
    }

    [Test]
    [Cites("FACTS §4.3, §10.3")]
    public async Task Refuses_to_write_what_is_calculated()
    {
        var id = await Api.CreateAsync("deals", """{"dealname":"Bikes","dealstage":"contractsent"}""");

        Assert.That((await UpdateAsync(id, """{"hs_is_closed":"true"}"""))["errors.0.code"], Is.EqualTo("READ_ONLY_VALUE"));
    }

    [Test]
    [Cites("FACTS §3.7, §4.3")]
    public async Task Refuses_a_wrong_stage_in_batches_and_upserts_too()
    {
        var create = await Api.PostAsync($"{Deals}/batch/create", """{"inputs":[{"properties":{"dealname":"A","dealstage":"closedwon"}},{"properties":{"dealname":"B","dealstage":"x"}}]}""");

        Assert.That(create.Status, Is.EqualTo(400));
        Assert.That((await Api.GetAsync(Deals)).Count("results"), Is.Zero);
    }

    private Task<Reply> UpdateAsync(string id, string properties) => Api.PatchAsync($"{Deals}/{id}", $$"""{"properties":{{properties}}}""");
}
