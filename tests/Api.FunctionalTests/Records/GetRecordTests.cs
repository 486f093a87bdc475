using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Records;

public sealed class GetRecordTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Answers_with_the_record()
    {
        var id = await GivenAsync();

        var answer = await Reader.GetAsync($"{Path}/{id}");

        Assert.That((answer.Status, answer["id"], answer[Text.Name]), Is.EqualTo((200, id, Text.Value)));
    }

    [Test]
    public async Task Brings_the_custom_properties_that_are_asked_for()
    {
        await HubSpot.AddPropertyAsync(Records, "shoe_size");
        var id = await GivenAsync(Scenario.Body(1).WithCustom("shoe_size", "42"));

        var answer = await Reader.GetAsync($"{Path}/{id}?properties=shoe_size,hs_object_id");

        Assert.That((answer["customProperties.shoe_size"], answer["customProperties.hs_object_id"]), Is.EqualTo(("42", id)));
    }

    [Test]
    public async Task Shows_a_custom_property_without_a_value_as_null()
    {
        await HubSpot.AddPropertyAsync(Records, "shoe_size");
        var id = await GivenAsync();

        var answer = await Reader.GetAsync($"{Path}/{id}?properties=shoe_size");

        Assert.That(answer["customProperties"], Is.EqualTo("""{"shoe_size":null}"""));
    }

    [Test]
    public async Task Leaves_a_typed_field_where_it_is_when_asked_for_by_its_HubSpot_name()
    {
        var id = await GivenAsync();

        var answer = await Reader.GetAsync($"{Path}/{id}?properties={Text.Property}");

        Assert.That((answer[Text.Name], answer["customProperties"]), Is.EqualTo((Text.Value, "{}")));
    }

    [TestCase("1")]
    [TestCase("0")]
    [TestCase("9223372036854775807")]
    [TestCase("99999999999999999999999999")]
    [TestCase("abc")]
    [TestCase("-1")]
    [TestCase("1'; drop table records;--")]
    [TestCase("%22%3E")]
    [TestCase("1%2F2")]
    [TestCase("..%2F..%2Fowners")]
    [TestCase("١٢٣")]
    public async Task Answers_404_for_an_id_that_names_no_record(string id)
    {
        Assert.That(await Reader.GetAsync($"{Path}/{id}"), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Answers_404_for_an_archived_record()
    {
        var id = await GivenAsync();
        await HubSpot.ArchiveAsync(Records, id);

        Assert.That(await Reader.GetAsync($"{Path}/{id}"), Problem.Of(404, "record.not-found"));
    }

    [TestCase("Upper")]
    [TestCase("a-b")]
    [TestCase("a%00b")]
    [TestCase("a b")]
    public async Task Refuses_a_property_name_that_cannot_be_one(string name)
    {
        Assert.That(await Reader.GetAsync($"{Path}/1?properties={name}"), Problem.Invalid("properties"));
    }

    [Test]
    public async Task Refuses_more_properties_than_anyone_needs()
    {
        var names = string.Join(',', Enumerable.Range(0, 251).Select(n => $"p{n}"));

        Assert.That(await Reader.GetAsync($"{Path}/1?properties={names}"), Problem.Invalid("properties"));
    }

    [Test]
    public async Task Refuses_a_query_parameter_that_it_does_not_have()
    {
        Assert.That(await Reader.GetAsync($"{Path}/1?property=shoe_size"), Problem.Invalid("property"));
    }

    [Test]
    public async Task Refuses_a_query_parameter_that_is_there_twice()
    {
        Assert.That(await Reader.GetAsync($"{Path}/1?properties=a&properties=b"), Problem.Invalid("properties"));
    }
}
