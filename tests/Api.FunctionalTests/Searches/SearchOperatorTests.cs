using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Searches;

/// <summary>Four records: three with the scores 1, 2 and 3 and the colours red, green and "dark red", one with neither.</summary>
public sealed class SearchOperatorTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [SetUp]
    public async Task GivenScoresAsync()
    {
        await HubSpot.AddPropertyAsync(Records, "score", "number");
        await HubSpot.AddPropertyAsync(Records, "colour");
        string[] colours = ["red", "green", "dark red"];
        var records = Enumerable.Range(1, 3).Select(n => Scenario.Body(n).WithCustom("score", n).WithCustom("colour", colours[n - 1]));
        (await Writer.PostAsync($"{Path}/batch/create", new { records = records.Append(Scenario.Body(4)) })).Succeeded();
    }

    [TestCase("""{ "field": "score", "operator": "eq", "value": 2 }""", "2")]
    [TestCase("""{ "field": "score", "operator": "eq", "value": "2" }""", "2")]
    [TestCase("""{ "field": "score", "operator": "neq", "value": 2 }""", "1 3")]
    [TestCase("""{ "field": "score", "operator": "lt", "value": 2 }""", "1")]
    [TestCase("""{ "field": "score", "operator": "lte", "value": 2 }""", "1 2")]
    [TestCase("""{ "field": "score", "operator": "gt", "value": 2 }""", "3")]
    [TestCase("""{ "field": "score", "operator": "gte", "value": 2 }""", "2 3")]
    [TestCase("""{ "field": "score", "operator": "between", "value": 1, "high": 2 }""", "1 2")]
    [TestCase("""{ "field": "score", "operator": "in", "values": ["1", "3"] }""", "1 3")]
    [TestCase("""{ "field": "score", "operator": "notIn", "values": ["1", "3"] }""", "2")]
    [TestCase("""{ "field": "score", "operator": "has" }""", "1 2 3")]
    [TestCase("""{ "field": "score", "operator": "hasNot" }""", "-")]
    [TestCase("""{ "field": "colour", "operator": "contains", "value": "red" }""", "1 3")]
    [TestCase("""{ "field": "colour", "operator": "notContains", "value": "red" }""", "2")]
    [TestCase("""{ "field": "colour", "operator": "in", "values": ["red", "green"] }""", "1 2")]
    public async Task Finds_what_the_operator_says(string filter, string scores)
    {
        Assert.That(await ScoresAsync($$"""{ "filters": [{{filter}}], "properties": ["score"] }"""), Is.EqualTo(scores));
    }

    [Test]
    public async Task Finds_what_meets_all_filters()
    {
        const string Search = """{ "filters": [{ "field": "score", "operator": "gt", "value": 1 }, { "field": "score", "operator": "lt", "value": 3 }], "properties": ["score"] }""";

        Assert.That(await ScoresAsync(Search), Is.EqualTo("2"));
    }

    [Test]
    public async Task Finds_what_meets_any_of_the_groups()
    {
        const string Search = """
            { "anyOf": [[{ "field": "score", "operator": "eq", "value": 1 }], [{ "field": "colour", "operator": "eq", "value": "green" }]], "properties": ["score"] }
            """;

        Assert.That(await ScoresAsync(Search), Is.EqualTo("1 2"));
    }

    [Test]
    public async Task Finds_what_meets_the_filters_and_any_of_the_groups()
    {
        const string Search = """
            { "filters": [{ "field": "score", "operator": "gt", "value": 1 }],
              "anyOf": [[{ "field": "score", "operator": "eq", "value": 1 }], [{ "field": "colour", "operator": "contains", "value": "red" }]], "properties": ["score"] }
            """;

        Assert.That(await ScoresAsync(Search), Is.EqualTo("3"));
    }

    [TestCase("asc", "1 2 3")]
    [TestCase("desc", "3 2 1")]
    public async Task Sorts_by_a_custom_property(string direction, string scores)
    {
        var search = $$"""{ "filters": [{ "field": "score", "operator": "has" }], "sort": { "field": "score", "direction": "{{direction}}" }, "properties": ["score"] }""";

        Assert.That(await ScoresAsync(search), Is.EqualTo(scores));
    }

    [Test]
    public async Task Finds_by_a_typed_field_under_our_name()
    {
        var search = $$"""{ "filters": [{ "field": "{{Choice.Name}}", "operator": "eq", "value": "{{Choice.Value}}" }], "properties": ["score"] }""";

        Assert.That(await ScoresAsync(search), Is.EqualTo("1 2 3 -"));
    }

    private async Task<string> ScoresAsync(string search) =>
        string.Join(' ', (await Reader.PostAsync($"{Path}/search", search)).Succeeded().Each("results", "customProperties.score").Select(score => score ?? "-"));
}
