using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Records;

public sealed class UpdateRecordTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Sets_a_field_that_has_a_value()
    {
        var id = await GivenAsync();

        var answer = await Writer.PatchAsync($"{Path}/{id}", Text.Change);

        Assert.That((answer.Status, answer[Text.Name]), Is.EqualTo((200, Text.Other)));
    }

    [Test]
    public async Task Leaves_a_field_that_is_absent()
    {
        var id = await GivenAsync();

        await Writer.PatchAsync($"{Path}/{id}", Text.Change);

        Assert.That((await StoredAsync(id))[Choice.Property], Is.EqualTo(Choice.Value));
    }

    [Test]
    public async Task Answers_with_the_fields_that_were_absent_too()
    {
        var id = await GivenAsync();

        var answer = await Writer.PatchAsync($"{Path}/{id}", Text.Change);

        Assert.That(answer[Choice.Name], Is.EqualTo(Choice.Value));
    }

    [Test]
    public async Task Clears_a_field_that_is_null()
    {
        var id = await GivenAsync();

        var answer = await Writer.PatchAsync($"{Path}/{id}", $$"""{ "{{Text.Name}}": null }""");

        Assert.That((answer.Status, answer[Text.Name], (await StoredAsync(id))[Text.Property] ?? ""), Is.EqualTo((200, default(string), "")));
    }

    [TestCase("{}")]
    [TestCase("""{ "customProperties": {} }""")]
    [TestCase("""{ "customProperties": null }""")]
    public async Task Refuses_a_change_of_nothing(string nothing)
    {
        var id = await GivenAsync();

        Assert.That(await Writer.PatchAsync($"{Path}/{id}", nothing), Problem.Invalid());
    }

    [Test]
    public async Task Refuses_an_unknown_field_by_name()
    {
        var id = await GivenAsync();

        Assert.That(await Writer.PatchAsync($"{Path}/{id}", new { favouriteColour = "red" }), Problem.Invalid("favouriteColour"));
    }

    [Test]
    public async Task Passes_on_that_HubSpot_refuses_an_option()
    {
        var id = await GivenAsync();

        Assert.That(await Writer.PatchAsync($"{Path}/{id}", $$"""{ "{{Choice.Name}}": "{{Choice.Wrong}}" }"""), Problem.Of(422, "record.rejected").About(Choice.Name));
    }

    [TestCase("1")]
    [TestCase("abc")]
    [TestCase("..%2Fbatch")]
    public async Task Answers_404_for_an_id_that_names_no_record(string id)
    {
        Assert.That(await Writer.PatchAsync($"{Path}/{id}", Text.Change), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Answers_404_for_an_archived_record()
    {
        var id = await GivenAsync();
        await HubSpot.ArchiveAsync(Records, id);

        Assert.That(await Writer.PatchAsync($"{Path}/{id}", Text.Change), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Refuses_a_second_record_with_the_same_unique_value()
    {
        await GivenKeyAsync();
        await GivenAsync(Scenario.Keyed(1));
        var id = await GivenAsync(Scenario.Keyed(2));

        Assert.That(await Writer.PatchAsync($"{Path}/{id}", new { customProperties = new { external_id = "key-1" } }), Problem.Of(409, "record.duplicate"));
    }
}
