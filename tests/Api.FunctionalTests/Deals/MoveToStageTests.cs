using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Deals;

public sealed class MoveToStageTests(StageScenario scenario) : StageFixture(scenario)
{
    [Test]
    public async Task Moves_to_the_id_of_a_stage()
    {
        var id = await GivenAsync();

        var answer = await MoveAsync(id, new { stage = Scenario.NextStage });

        Assert.That((answer.Status, answer["stage"], await StoredStageAsync(id)), Is.EqualTo((200, Scenario.NextStage, Scenario.NextStage)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Moves_to_the_label_of_a_stage_in_any_case(bool upper)
    {
        var id = await GivenAsync();

        Assert.That((await MoveAsync(id, new { stage = upper ? Scenario.NextLabel.ToUpperInvariant() : Scenario.NextLabel }))["stage"], Is.EqualTo(Scenario.NextStage));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Moves_pipeline_and_stage_together(bool byId)
    {
        var id = await GivenAsync();

        var answer = await MoveAsync(id, new { stage = byId ? Offer : "offer", pipeline = byId ? Pipeline : "Partners" });

        Assert.That((answer["pipeline"], answer["stage"]), Is.EqualTo((Pipeline, Offer)));
    }

    [Test]
    public async Task Means_the_pipeline_of_the_record_when_none_is_named()
    {
        var id = (await CreateAsync(Offer, Pipeline)).Id;

        Assert.That((await MoveAsync(id, new { stage = "Signed" }))["pipeline"], Is.EqualTo(Pipeline));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Refuses_a_stage_of_another_pipeline_and_names_those_of_the_pipeline(bool byId)
    {
        var id = await GivenAsync();

        var answer = await MoveAsync(id, new { stage = byId ? Offer : "Offer" });

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(422, "record.rejected").About("stage"));
            Assert.That(answer["errors.stage.0"], Does.Contain(Scenario.PipelineLabel).And.Contain(Scenario.NextLabel).And.Contain(Scenario.NextStage).And.Not.Contain("Signed"));
        });
    }

    [Test]
    public async Task Leaves_the_record_when_it_refuses()
    {
        var id = await GivenAsync();

        await MoveAsync(id, new { stage = "Offer" });

        Assert.That(await StoredStageAsync(id), Is.EqualTo(Scenario.FirstStage));
    }

    [Test]
    public async Task Refuses_an_unknown_pipeline_and_names_those_there_are()
    {
        var answer = await MoveAsync(await GivenAsync(), new { stage = "Offer", pipeline = "Nowhere" });

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(422, "record.rejected").About("pipeline"));
            Assert.That(answer["errors.pipeline.0"], Does.Contain("Partners"));
        });
    }

    [TestCase("1")]
    [TestCase("abc")]
    public async Task Answers_404_for_an_id_that_names_no_record(string id)
    {
        Assert.That(await MoveAsync(id, new { stage = Scenario.NextStage }), Problem.Of(404, "record.not-found"));
    }

    [TestCase("""{ "stage": "" }""", "stage")]
    [TestCase("""{ "stage": null }""", "stage")]
    [TestCase("""{ "stage": 3 }""", "stage")]
    [TestCase("{}", "body")]
    [TestCase("""{ "stage": "Offer", "label": "x" }""", "label")]
    public async Task Refuses_a_wrong_body_by_member(string body, string member)
    {
        Assert.That(await MoveAsync(await GivenAsync(), body), Problem.Invalid(member));
    }
}
