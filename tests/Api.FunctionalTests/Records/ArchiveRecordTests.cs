using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Records;

public sealed class ArchiveRecordTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Answers_204_without_a_body()
    {
        var id = await GivenAsync();

        var answer = await Writer.DeleteAsync($"{Path}/{id}");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((204, "")));
    }

    [Test]
    public async Task Archives_the_record_and_does_not_destroy_it()
    {
        var id = await GivenAsync();

        await Writer.DeleteAsync($"{Path}/{id}");

        Assert.That((await StoredAsync(id)).Archived);
    }

    [Test]
    public async Task Answers_204_when_it_is_archived_already()
    {
        var id = await GivenAsync();
        await Writer.DeleteAsync($"{Path}/{id}");

        Assert.That((await Writer.DeleteAsync($"{Path}/{id}")).Status, Is.EqualTo(204));
    }

    [TestCase("1")]
    [TestCase("abc")]
    [TestCase("1%2F2")]
    public async Task Answers_404_for_an_id_that_never_named_a_record(string id)
    {
        Assert.That(await Writer.DeleteAsync($"{Path}/{id}"), Problem.Of(404, "record.not-found"));
    }
}
