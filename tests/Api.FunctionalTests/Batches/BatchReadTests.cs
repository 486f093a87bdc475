using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Batches;

public sealed class BatchReadTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Answers_with_one_record_for_each_id_in_their_order()
    {
        var ids = await GivenManyAsync(3);
        string[] asked = [ids[2], ids[0], ids[1]];

        var answer = await ReadAsync(new { ids = asked });

        Assert.That(answer.Each("results", "record.id"), Is.EqualTo(asked));
    }

    [Test]
    public async Task Numbers_its_outcomes()
    {
        var ids = await GivenManyAsync(3);

        Assert.That((await ReadAsync(new { ids })).Each("results", "index"), Is.EqualTo(new[] { "0", "1", "2" }));
    }

    [Test]
    public async Task Gives_an_unknown_id_an_outcome_of_its_own()
    {
        var id = await GivenAsync();

        var answer = await ReadAsync(new { ids = new[] { "1", id } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Node("results.0"), Problem.Outcome(404, "record.not-found"));
            Assert.That(answer["results.1.status"], Is.EqualTo("200"));
        });
    }

    [TestCase("abc")]
    [TestCase("1/2")]
    [TestCase("../1")]
    [TestCase("\"'")]
    public async Task Gives_an_impossible_id_an_outcome_of_its_own(string impossible)
    {
        Assert.That((await ReadAsync(new { ids = new[] { impossible } })).Node("results.0"), Problem.Outcome(404, "record.not-found"));
    }

    [Test]
    public async Task Answers_an_id_as_often_as_it_is_asked_for()
    {
        var id = await GivenAsync();

        Assert.That((await ReadAsync(new { ids = new[] { id, id, id } })).Each("results", "record.id"), Is.EqualTo(new[] { id, id, id }));
    }

    [Test]
    public async Task Leaves_archived_records_out()
    {
        var id = await GivenAsync();
        await HubSpot.ArchiveAsync(Records, id);

        Assert.That((await ReadAsync(new { ids = new[] { id } })).Node("results.0"), Problem.Outcome(404, "record.not-found"));
    }

    [Test]
    public async Task Finds_records_by_a_unique_property()
    {
        await GivenKeyAsync();
        var id = await GivenAsync(Scenario.Keyed(1));

        var answer = await ReadAsync(new { ids = new[] { "nobody", "key-1" }, by = RecordScenario.Key });

        Assert.That(answer.Each("results", "record.id"), Is.EqualTo(new[] { null, id }));
    }

    [Test]
    public async Task Brings_the_custom_properties_that_are_asked_for()
    {
        var id = await GivenAsync();

        var answer = await Reader.PostAsync($"{Path}/batch/read?properties=hs_object_id", new { ids = new[] { id } });

        Assert.That(answer["results.0.record.customProperties.hs_object_id"], Is.EqualTo(id));
    }

    [Test]
    public async Task Reads_more_records_than_HubSpot_takes_at_once()
    {
        var ids = await GivenManyAsync(250);

        Assert.That((await ReadAsync(new { ids })).Each("results", "record.id"), Is.EqualTo(ids));
    }

    [Test]
    public async Task Needs_one_call_of_HubSpot_for_a_hundred_records()
    {
        var ids = await GivenManyAsync(250);
        var before = await HubSpot.CallsAsync();

        await ReadAsync(new { ids });

        Assert.That(await HubSpot.CallsAsync() - before, Is.EqualTo(3));
    }

    [TestCase("""{ "ids": [] }""", "ids")]
    [TestCase("""{ "ids": [null] }""", "ids[0]")]
    [TestCase("""{ "ids": [""] }""", "ids[0]")]
    [TestCase("""{ "ids": ["\u0000"] }""", "ids[0]")]
    [TestCase("""{ "ids": null }""", "ids")]
    [TestCase("""{ "ids": "1" }""", "ids")]
    [TestCase("""{ "ids": [1] }""", "ids[0]")]
    [TestCase("""{}""", "body")]
    [TestCase("""{ "ids": ["1"], "by": "" }""", "by")]
    [TestCase("""{ "ids": ["1"], "by": "no-name" }""", "by")]
    [TestCase("""{ "ids": ["1"], "sort": "id" }""", "sort")]
    public async Task Refuses_a_wrong_body_by_member(string body, string member)
    {
        Assert.That(await ReadAsync(body), Problem.Invalid(member));
    }

    [Test]
    public async Task Refuses_to_tell_records_apart_by_a_field_that_is_not_unique()
    {
        Assert.That(await ReadAsync(new { ids = new[] { "x" }, by = Text.Name }), Problem.Invalid("by"));
    }

    private Task<Answer> ReadAsync(object body) => Reader.PostAsync($"{Path}/batch/read", body);
}
