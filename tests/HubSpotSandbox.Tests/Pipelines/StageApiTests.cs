using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Pipelines;

public sealed class StageApiTests : SandboxFixture
{
    private const string Stages = "/crm/pipelines/2026-09/deals/default/stages";

    [Test]
    [Cites("FACTS §7")]
    public async Task Adds_a_stage_behind_the_one_that_has_its_place()
    {
        var reply = await Api.PostAsync(Stages, """{"label":"Demo held","displayOrder":2,"metadata":{"probability":"0.7"}}""");

        Assert.That(reply.Status, Is.EqualTo(201));
        Assert.That(reply["displayOrder"], Is.EqualTo("3"));
        var all = await Api.GetAsync(Stages);
        Assert.That(all.Each("results", "id").Skip(2).Take(3), Is.EqualTo(new[] { "presentationscheduled", reply["id"], "decisionmakerboughtin" }));
        Assert.That(all.Each("results", "displayOrder"), Is.EqualTo(Enumerable.Range(0, 8).Select(place => $"{place}")));
    }

    [Test]
    [Cites("FACTS §7; sandbox.md: Choices")]
    public async Task Changes_only_what_is_patched()
    {
        var reply = await Api.PatchAsync($"{Stages}/contractsent", """{"label":"Offer sent","metadata":{}}""");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply["label"], Is.EqualTo("Offer sent"));
        Assert.That(reply["metadata.probability"], Is.EqualTo("0.9"));
        Assert.That((await Api.GetAsync($"{Stages}/contractsent")).Text, Is.EqualTo(reply.Text));
    }

    [Test]
    [Cites("FACTS §7")]
    public async Task Replaces_a_stage()
    {
        Assert.That((await Api.PutAsync($"{Stages}/contractsent", """{"label":"Offer sent","displayOrder":4}""")).Status, Is.EqualTo(400));

        var reply = await Api.PutAsync($"{Stages}/contractsent", """{"label":"Lost too","displayOrder":4,"metadata":{"probability":"0"}}""");

        Assert.That(reply["metadata"], Is.EqualTo("""{"isClosed":"true","probability":"0.0"}"""));
    }

    [Test]
    [Cites("FACTS §7")]
    public async Task Refuses_a_stage_id_and_a_label_that_are_taken()
    {
        var id = await Api.PostAsync(Stages, """{"label":"X","displayOrder":9,"metadata":{"probability":"0.1"},"stageId":"closedwon"}""");
        var label = await Api.PostAsync(Stages, """{"label":"Closed won","displayOrder":9,"metadata":{"probability":"0.1"}}""");

        Assert.That((id.Status, id["subCategory"]), Is.EqualTo((409, "PipelineError.STAGE_ID_EXISTS_IN_ANOTHER_PIPELINE")));
        Assert.That((label.Status, label["subCategory"]), Is.EqualTo((400, "PipelineError.STAGE_LABEL_EXISTS")));
    }

    [Test]
    [Cites("FACTS §7; sandbox.md: Choices")]
    public async Task Deletes_a_stage_for_good_and_again_without_complaint()
    {
        Assert.That((await Api.DeleteAsync($"{Stages}/contractsent")).Status, Is.EqualTo(204));
        Assert.That((await Api.DeleteAsync($"{Stages}/contractsent")).Status, Is.EqualTo(204));
        Assert.That((await Api.GetAsync($"{Stages}/contractsent")).Status, Is.EqualTo(404));
    }

    [Test]
    [Cites("FACTS §7")]
    public async Task Refuses_to_delete_a_stage_or_pipeline_in_use()
    {
        var deal = await Api.CreateAsync("deals", """{"dealname":"Bikes","dealstage":"contractsent"}""");

        var stage = await Api.DeleteAsync($"{Stages}/contractsent");
        var pipeline = await Api.DeleteAsync("/crm/pipelines/2026-09/deals/default");

        Assert.That(stage.Status, Is.EqualTo(400));
        Assert.That(stage["subCategory"], Is.EqualTo("PipelineError.STAGE_ID_IN_USE"));
        Assert.That(stage["message"], Is.EqualTo($"Stage IDs: [contractsent] are being referenced by object IDs: [{deal}]"));
        Assert.That(stage["context"], Is.EqualTo($$"""{"stageIds":["[contractsent]"],"objectIds":["[{{deal}}]"]}"""));
        Assert.That(pipeline.Status, Is.EqualTo(400));
    }

    [TestCase("", 204)]
    [TestCase("?validateReferencesBeforeDelete=true", 400)]
    [TestCase("?validateDealStageUsagesBeforeDelete=true", 400)]
    [Cites("FACTS §7")]
    public async Task Looks_for_use_on_older_paths_only_when_asked_to(string query, int status)
    {
        await Api.CreateAsync("deals", """{"dealname":"Bikes","dealstage":"contractsent"}""");

        Assert.That((await Api.DeleteAsync($"/crm/v3/pipelines/deals/default{query}")).Status, Is.EqualTo(status));
    }

    [Test]
    [Cites("FACTS §7; sandbox.md: Choices")]
    public async Task Does_not_count_archived_records_as_use()
    {
        var deal = await Api.CreateAsync("deals", """{"dealname":"Bikes","dealstage":"contractsent"}""");
        await Api.DeleteAsync($"{Deals}/{deal}");

        Assert.That((await Api.DeleteAsync($"{Stages}/contractsent")).Status, Is.EqualTo(204));
    }

    [Test]
    [Cites("sandbox.md: Choices")]
    public async Task Keeps_the_last_closed_stage_of_tickets()
    {
        var reply = await Api.DeleteAsync("/crm/pipelines/2026-09/tickets/0/stages/4");

        Assert.That((reply.Status, reply["subCategory"]), Is.EqualTo((400, "PipelineError.MISSING_CLOSED_STAGE")));
    }
}
