using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Batches;

public sealed class BatchArchiveTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Answers_204_for_each_record()
    {
        var ids = await GivenManyAsync(2);

        Assert.That((await ArchiveAsync(new { ids })).Each("results", "status"), Is.EqualTo(new[] { "204", "204" }));
    }

    [Test]
    public async Task Archives_exactly_the_records_that_are_named()
    {
        var ids = await GivenManyAsync(3);

        await ArchiveAsync(new { ids = ids.Take(2) });

        Assert.That((await HubSpot.RecordsAsync(Records)).Where(record => !record.Archived).Select(record => record.Id), Is.EqualTo(new[] { ids[2] }));
    }

    [Test]
    public async Task Gives_an_id_that_never_was_an_outcome_of_its_own()
    {
        var id = await GivenAsync();

        var answer = await ArchiveAsync(new { ids = new[] { "1", "abc", id } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Node("results.0"), Problem.Outcome(404, "record.not-found"));
            Assert.That(answer.Node("results.1"), Problem.Outcome(404, "record.not-found"));
            Assert.That(answer["results.2.status"], Is.EqualTo("204"));
        });
    }

    [Test]
    public async Task Answers_204_for_records_that_are_archived_already()
    {
        var ids = await GivenManyAsync(2);
        await ArchiveAsync(new { ids });

        Assert.That((await ArchiveAsync(new { ids })).Each("results", "status"), Is.EqualTo(new[] { "204", "204" }));
    }

    [Test]
    public async Task Answers_an_id_as_often_as_it_is_named()
    {
        var id = await GivenAsync();

        Assert.That((await ArchiveAsync(new { ids = new[] { id, id } })).Each("results", "status"), Is.EqualTo(new[] { "204", "204" }));
    }

    [Test]
    public async Task Finds_records_by_a_unique_property()
    {
        await GivenKeyAsync();
        var id = await GivenAsync(Scenario.Keyed(1));

        await ArchiveAsync(new { ids = new[] { "key-1" }, by = RecordScenario.Key });

        Assert.That((await StoredAsync(id)).Archived);
    }

    [Test]
    public async Task Archives_more_records_than_HubSpot_takes_at_once()
    {
        var ids = await GivenManyAsync(250);

        await ArchiveAsync(new { ids });

        Assert.That((await HubSpot.RecordsAsync(Records)).Select(record => record.Archived), Is.All.True);
    }

    [TestCase("""{ "ids": [] }""", "ids")]
    [TestCase("""{ "ids": [null] }""", "ids[0]")]
    [TestCase("""{ "ids": [""] }""", "ids[0]")]
    public async Task Refuses_a_wrong_body_by_member(string body, string member)
    {
        Assert.That(await ArchiveAsync(body), Problem.Invalid(member));
    }

    private Task<Answer> ArchiveAsync(object body) => Writer.PostAsync($"{Path}/batch/archive", body);
}
