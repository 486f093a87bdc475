using System.Text.Json.Nodes;
using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Batches;

public sealed class BatchUpsertTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [SetUp]
    public Task AddKeyAsync() => GivenKeyAsync();

    [Test]
    public async Task Creates_what_is_not_there_and_changes_what_is()
    {
        var id = await GivenAsync(Scenario.Keyed(1));

        var answer = await UpsertAsync(Scenario.Upsert(2), Scenario.Upsert(1).With(Text.Name, Text.Other));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Each("results", "status"), Is.EqualTo(new[] { "201", "200" }));
            Assert.That(answer["results.1.record.id"], Is.EqualTo(id));
            Assert.That(answer[$"results.1.record.{Text.Name}"], Is.EqualTo(Text.Other));
        });
    }

    [Test]
    public async Task Has_one_effect_when_it_is_sent_twice()
    {
        await UpsertAsync(Scenario.Upsert(1), Scenario.Upsert(2));
        await UpsertAsync(Scenario.Upsert(1), Scenario.Upsert(2));

        Assert.That(await HubSpot.RecordsAsync(Records), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Applies_two_inputs_with_one_key_in_their_order()
    {
        var answer = await UpsertAsync(Scenario.Upsert(1), Scenario.Upsert(1).With(Text.Name, "last"));

        Assert.Multiple(async () =>
        {
            Assert.That(answer.Each("results", "status"), Is.EqualTo(new[] { "201", "200" }));
            Assert.That((await HubSpot.RecordsAsync(Records)).Select(record => record[Text.Property]), Is.EqualTo(new[] { "last" }));
        });
    }

    [Test]
    public async Task Lets_each_bad_record_fail_alone()
    {
        var answer = await UpsertAsync(
            Scenario.Fields(1),
            Scenario.Upsert(2).With(Choice.Name, Choice.Wrong),
            Scenario.Upsert(3).With(Text.Name, "a\u0001b"),
            Scenario.Upsert(4));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Node("results.0"), Problem.Outcome(400, "request.invalid").About(RecordScenario.Key));
            Assert.That(answer.Node("results.1"), Problem.Outcome(422, "record.rejected").About(Choice.Name));
            Assert.That(answer.Node("results.2"), Problem.Outcome(400, "request.invalid").About(Text.Name));
            Assert.That(answer["results.3.status"], Is.EqualTo("201"));
        });
    }

    [Test]
    public async Task Writes_more_records_than_HubSpot_takes_at_once()
    {
        var answer = await UpsertAsync([.. Enumerable.Range(1, 250).Select(n => Scenario.Upsert(n))]);

        Assert.That(answer.Each("results", "status"), Is.All.EqualTo("201"));
    }

    [Test]
    public async Task Makes_one_record_of_one_key_under_any_concurrency()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => UpsertAsync(Scenario.Upsert(1))));

        Assert.That(await HubSpot.RecordsAsync(Records), Has.Count.EqualTo(1));
    }

    [TestCase("""{ "records": [{}] }""", "body")]
    [TestCase("""{ "by": null, "records": [{}] }""", "by")]
    [TestCase("""{ "by": "", "records": [{}] }""", "by")]
    [TestCase("""{ "by": "a b", "records": [{}] }""", "by")]
    [TestCase("""{ "by": "external_id", "records": [] }""", "records")]
    [TestCase("""{ "by": "external_id", "records": [null] }""", "records")]
    public async Task Refuses_a_wrong_body_by_member(string body, string member)
    {
        Assert.That(await Writer.PostAsync($"{Path}/batch/upsert", body), Problem.Invalid(member));
    }

    [Test]
    public async Task Refuses_to_tell_records_apart_by_a_field_that_is_not_unique()
    {
        Assert.That(await Writer.PostAsync($"{Path}/batch/upsert", new { by = Text.Name, records = new[] { Scenario.Fields(1) } }), Problem.Invalid("by"));
    }

    [Test]
    public async Task Passes_on_that_a_property_is_not_unique()
    {
        await HubSpot.AddPropertyAsync(Records, "shoe_size");

        var answer = await Writer.PostAsync($"{Path}/batch/upsert", new { by = "shoe_size", records = new[] { Scenario.Fields(1).WithCustom("shoe_size", "42") } });

        Assert.That(answer.Node("results.0"), Problem.Outcome(422, "record.rejected"));
    }

    private Task<Answer> UpsertAsync(params JsonObject[] records) => Writer.PostAsync($"{Path}/batch/upsert", new { by = RecordScenario.Key, records });
}
