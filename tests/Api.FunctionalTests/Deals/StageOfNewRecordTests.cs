using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Deals;

public sealed class StageOfNewRecordTests(StageScenario scenario) : StageFixture(scenario)
{
    [Test]
    public async Task Takes_the_id_of_a_stage()
    {
        Assert.That((await CreateAsync(Scenario.NextStage))["stage"], Is.EqualTo(Scenario.NextStage));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Takes_the_label_of_a_stage_in_any_case(bool upper)
    {
        var answer = await CreateAsync(upper ? Scenario.NextLabel.ToUpperInvariant() : Scenario.NextLabel);

        Assert.That((answer.Status, answer["stage"]), Is.EqualTo((201, Scenario.NextStage)));
    }

    [TestCase("Partners", "Offer")]
    [TestCase("partners", "offer")]
    public async Task Takes_labels_of_a_pipeline_and_its_stage(string pipeline, string stage)
    {
        var answer = await CreateAsync(stage, pipeline);

        Assert.That((answer["pipeline"], answer["stage"]), Is.EqualTo((Pipeline, Offer)));
    }

    [Test]
    public async Task Takes_ids_of_a_pipeline_and_its_stage()
    {
        var answer = await CreateAsync(Offer, Pipeline);

        Assert.That((answer["pipeline"], answer["stage"]), Is.EqualTo((Pipeline, Offer)));
    }

    [Test]
    public async Task Puts_a_record_without_a_pipeline_into_the_first_one()
    {
        Assert.That((await CreateAsync(Scenario.FirstStage))["pipeline"], Is.EqualTo(Scenario.Pipeline));
    }

    [Test]
    public async Task Asks_HubSpot_nothing_about_ids()
    {
        var before = await HubSpot.CallsAsync();

        await CreateAsync(Scenario.FirstStage, Scenario.Pipeline);

        Assert.That(await HubSpot.CallsAsync() - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Asks_HubSpot_once_about_labels()
    {
        await CreateAsync(Scenario.NextLabel);
        var before = await HubSpot.CallsAsync();

        await CreateAsync(Scenario.NextLabel, Scenario.PipelineLabel);

        Assert.That(await HubSpot.CallsAsync() - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Refuses_an_unknown_stage_and_names_those_there_are()
    {
        var answer = await CreateAsync("Nowhere");

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(422, "record.rejected").About("stage"));
            Assert.That(answer["errors.stage.0"], Does.Contain(Scenario.NextLabel).And.Contain(Scenario.NextStage).And.Contain("Offer"));
        });
    }

    [Test]
    public async Task Refuses_a_label_of_another_pipeline_and_names_those_of_the_pipeline()
    {
        var answer = await CreateAsync("Offer", Scenario.PipelineLabel);

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(422, "record.rejected").About("stage"));
            Assert.That(answer["errors.stage.0"], Does.Contain(Scenario.NextLabel).And.Not.Contain("Signed"));
        });
    }

    [Test]
    public async Task Refuses_an_id_of_another_pipeline()
    {
        Assert.That(await CreateAsync(Offer, Scenario.Pipeline), Problem.Of(422, "record.rejected").About("stage"));
    }

    [Test]
    public async Task Refuses_an_unknown_pipeline_and_names_those_there_are()
    {
        var answer = await CreateAsync("Offer", "Nowhere");

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(422, "record.rejected").About("pipeline"));
            Assert.That(answer["errors.pipeline.0"], Does.Contain("Partners").And.Contain(Scenario.PipelineLabel));
        });
    }

    [Test]
    public async Task Knows_a_stage_that_was_added_after_the_stages_were_read()
    {
        await CreateAsync(Scenario.NextLabel);
        Clock.Skip(TimeSpan.FromSeconds(6));
        var (_, stages) = await HubSpot.AddPipelineAsync(Scenario.Record.Records, "Later", ("Brand new", Scenario.Open), ("Over", Scenario.Closed));

        Assert.That((await CreateAsync("Brand new", "Later"))["stage"], Is.EqualTo(stages[0]));
    }

    [Test]
    public async Task A_batch_takes_labels_and_refuses_an_unknown_one_alone()
    {
        var answer = await Writer.PostAsync($"{Path}/batch/create", new { records = new[] { New(Scenario.NextLabel), New("Nowhere"), New("Offer", "Partners") } });

        Assert.Multiple(() =>
        {
            Assert.That(answer["results.0.record.stage"], Is.EqualTo(Scenario.NextStage));
            Assert.That(answer.Node("results.1"), Problem.Outcome(422, "record.rejected").About("stage"));
            Assert.That(answer["results.2.record.stage"], Is.EqualTo(Offer));
        });
    }

    [Test]
    public async Task An_update_takes_a_label()
    {
        var id = await GivenAsync();

        Assert.That((await Writer.PatchAsync($"{Path}/{id}", new { stage = Scenario.NextLabel }))["stage"], Is.EqualTo(Scenario.NextStage));
    }
}
