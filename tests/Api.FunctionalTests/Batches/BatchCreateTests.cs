using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Batches;

public sealed class BatchCreateTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Answers_201_for_each_record_in_their_order()
    {
        var answer = await CreateManyAsync(new { records = new[] { Scenario.Body(2), Scenario.Body(1).With(Text.Name, "second") } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Each("results", "status"), Is.EqualTo(new[] { "201", "201" }));
            Assert.That(answer.Each("results", $"record.{Text.Name}"), Is.EqualTo(new[] { Text.Value, "second" }));
        });
    }

    [Test]
    public async Task Lets_a_record_that_breaks_a_rule_fail_alone()
    {
        var answer = await CreateManyAsync(new { records = new[] { Scenario.Body(1).With(Text.Name, "a\u0001b"), Scenario.Body(2) } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Node("results.0"), Problem.Outcome(400, "request.invalid").About(Text.Name));
            Assert.That(answer["results.1.status"], Is.EqualTo("201"));
        });
    }

    [Test]
    public async Task Lets_a_record_that_HubSpot_refuses_fail_alone()
    {
        var answer = await CreateManyAsync(new { records = new[] { Scenario.Body(1), Scenario.Body(2).With(Choice.Name, Choice.Wrong), Scenario.Body(3) } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Node("results.1"), Problem.Outcome(422, "record.rejected").About(Choice.Name));
            Assert.That((answer["results.0.status"], answer["results.2.status"]), Is.EqualTo(("201", "201")));
        });
    }

    [Test]
    public async Task Makes_only_the_records_it_says_it_made()
    {
        await CreateManyAsync(new { records = new[] { Scenario.Body(1), Scenario.Body(2).With(Choice.Name, Choice.Wrong), Scenario.Body(3) } });

        Assert.That(await HubSpot.RecordsAsync(Records), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Lets_a_record_that_says_nothing_fail_alone()
    {
        var answer = await CreateManyAsync(new { records = new object[] { new { }, Scenario.Body(2) } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Node("results.0"), Problem.Outcome(400, "request.invalid").About(Scenario.Needed[0]));
            Assert.That(answer["results.1.status"], Is.EqualTo("201"));
        });
    }

    [Test]
    public async Task Makes_more_records_than_HubSpot_takes_at_once()
    {
        await GivenManyAsync(250);

        Assert.That(await HubSpot.RecordsAsync(Records), Has.Count.EqualTo(250));
    }

    [Test]
    public async Task Writes_custom_properties_and_answers_with_them()
    {
        await GivenKeyAsync();

        var answer = await CreateManyAsync(new { records = new[] { Scenario.Keyed(1) } });

        Assert.That(answer[$"results.0.record.customProperties.{RecordScenario.Key}"], Is.EqualTo("key-1"));
    }

    [TestCase("""{ "records": [] }""", "records")]
    [TestCase("""{ "records": [null] }""", "records")]
    [TestCase("""{ "records": null }""", "records")]
    [TestCase("""{ "records": {} }""", "records")]
    [TestCase("""{ "records": ["x"] }""", "records[0]")]
    [TestCase("""{ "records": [{ "nonsense": 1 }] }""", "records[0].nonsense")]
    [TestCase("""{}""", "body")]
    public async Task Refuses_a_wrong_body_by_member(string body, string member)
    {
        Assert.That(await CreateManyAsync(body), Problem.Invalid(member));
    }

    private Task<Answer> CreateManyAsync(object body) => Writer.PostAsync($"{Path}/batch/create", body);
}
