using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Batches;

public sealed class BatchUpdateTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Changes_each_record()
    {
        var ids = await GivenManyAsync(2);

        var answer = await UpdateAsync(Text.Change.With("id", ids[1]), Text.Change.With("id", ids[0]));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Each("results", "status"), Is.EqualTo(new[] { "200", "200" }));
            Assert.That(answer.Each("results", "record.id"), Is.EqualTo(new[] { ids[1], ids[0] }));
            Assert.That(answer.Each("results", $"record.{Text.Name}"), Is.EqualTo(new[] { Text.Other, Text.Other }));
        });
    }

    [Test]
    public async Task Answers_with_the_fields_that_were_absent_too()
    {
        var ids = await GivenManyAsync(2);

        var answer = await UpdateAsync(Text.Change.With("id", ids[0]), Text.Change.With("id", ids[1]));

        Assert.That(answer.Each("results", $"record.{Choice.Name}"), Is.EqualTo(new[] { Choice.Value, Choice.Value }));
    }

    [Test]
    public async Task Applies_two_changes_of_one_record_in_their_order()
    {
        var id = await GivenAsync();

        await UpdateAsync(Enumerable.Range(1, 5).Select(n => Text.Change.With("id", id).With(Text.Name, $"change {n}")).ToArray());

        Assert.That((await StoredAsync(id))[Text.Property], Is.EqualTo("change 5"));
    }

    [Test]
    public async Task Clears_a_field_that_is_null()
    {
        var id = await GivenAsync();

        var answer = await UpdateAsync(Text.Change.With("id", id).With(Text.Name, null));

        Assert.That((answer["results.0.status"], answer[$"results.0.record.{Text.Name}"]), Is.EqualTo(("200", default(string))));
    }

    [Test]
    public async Task Gives_every_failure_an_outcome_of_its_own()
    {
        var ids = await GivenManyAsync(2);
        await HubSpot.ArchiveAsync(Records, ids[1]);

        var answer = await UpdateAsync(
            Text.Change.With("id", "1"),
            Text.Change.With("id", "abc"),
            Text.Change.With("id", ids[1]),
            new() { ["id"] = ids[0] },
            new() { ["id"] = ids[0], [Choice.Name] = Choice.Wrong },
            Text.Change.With("id", ids[0]));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Node("results.0"), Problem.Outcome(404, "record.not-found"));
            Assert.That(answer.Node("results.1"), Problem.Outcome(404, "record.not-found"));
            Assert.That(answer.Node("results.2"), Problem.Outcome(404, "record.not-found"));
            Assert.That(answer.Node("results.3"), Problem.Outcome(400, "request.invalid"));
            Assert.That(answer.Node("results.4"), Problem.Outcome(422, "record.rejected").About(Choice.Name));
            Assert.That(answer["results.5.status"], Is.EqualTo("200"));
        });
    }

    [Test]
    public async Task Changes_more_records_than_HubSpot_takes_at_once()
    {
        var ids = await GivenManyAsync(250);

        await UpdateAsync([.. ids.Select(id => Text.Change.With("id", id))]);

        Assert.That((await HubSpot.RecordsAsync(Records)).Select(record => record[Text.Property]), Is.All.EqualTo(Text.Other));
    }

    [TestCase("""{ "records": [] }""", "records")]
    [TestCase("""{ "records": [null] }""", "records")]
    [TestCase("""{ "records": [{}] }""", "records[0]")]
    [TestCase("""{ "records": [{ "id": null }] }""", "records[0].id")]
    [TestCase("""{ "records": [{ "id": 1 }] }""", "records[0].id")]
    public async Task Refuses_a_wrong_body_by_member(string body, string member)
    {
        Assert.That(await Writer.PostAsync($"{Path}/batch/update", body), Problem.Invalid(member));
    }

    private Task<Answer> UpdateAsync(params System.Text.Json.Nodes.JsonObject[] records) => Writer.PostAsync($"{Path}/batch/update", new { records });
}
