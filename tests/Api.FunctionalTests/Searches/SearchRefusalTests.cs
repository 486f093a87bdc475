using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Searches;

public sealed class SearchRefusalTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [TestCase("""{ "limit": 0 }""", "limit")]
    [TestCase("""{ "limit": 101 }""", "limit")]
    [TestCase("""{ "limit": "10" }""", "limit")]
    [TestCase("""{ "limit": 1.5 }""", "limit")]
    [TestCase("""{ "limit": 99999999999 }""", "limit")]
    [TestCase("""{ "after": "-1" }""", "after")]
    [TestCase("""{ "after": "abc" }""", "after")]
    [TestCase("""{ "after": "" }""", "after")]
    [TestCase("""{ "after": " 1" }""", "after")]
    [TestCase("""{ "after": "99999999999999999999" }""", "after")]
    [TestCase("""{ "after": 5 }""", "after")]
    [TestCase("""{ "query": "\u0000" }""", "query")]
    [TestCase("""{ "query": 5 }""", "query")]
    [TestCase("""{ "sort": {} }""", "sort")]
    [TestCase("""{ "sort": { "field": "a b" } }""", "sort.field")]
    [TestCase("""{ "sort": { "field": "score", "direction": "up" } }""", "sort.direction")]
    [TestCase("""{ "sort": { "field": "score", "direction": 1 } }""", "sort.direction")]
    [TestCase("""{ "properties": ["A"] }""", "properties")]
    [TestCase("""{ "properties": [null] }""", "properties")]
    [TestCase("""{ "filter": [] }""", "filter")]
    public async Task Refuses_a_wrong_member_by_name(string search, string member)
    {
        Assert.That(await SearchAsync(search), Problem.Invalid(member));
    }

    [TestCase("""{ "field": "score" }""")]
    [TestCase("""{ "operator": "has" }""")]
    [TestCase("""{ "field": "", "operator": "has" }""")]
    [TestCase("""{ "field": "a.b", "operator": "has" }""")]
    [TestCase("""{ "field": "score\n", "operator": "has" }""")]
    [TestCase("""{ "field": "score", "operator": "like", "value": 1 }""")]
    [TestCase("""{ "field": "score", "operator": 0, "value": 1 }""")]
    [TestCase("""{ "field": "score", "operator": "eq" }""")]
    [TestCase("""{ "field": "score", "operator": "eq", "values": ["1"] }""")]
    [TestCase("""{ "field": "score", "operator": "eq", "value": [1] }""")]
    [TestCase("""{ "field": "score", "operator": "eq", "value": 1, "high": 2 }""")]
    [TestCase("""{ "field": "score", "operator": "between", "value": 1 }""")]
    [TestCase("""{ "field": "score", "operator": "between", "high": 1 }""")]
    [TestCase("""{ "field": "score", "operator": "in", "value": 1 }""")]
    [TestCase("""{ "field": "score", "operator": "in", "values": [] }""")]
    [TestCase("""{ "field": "score", "operator": "in", "values": [null] }""")]
    [TestCase("""{ "field": "score", "operator": "has", "value": 1 }""")]
    [TestCase("""{ "field": "score", "operator": "eq", "value": "\u0000" }""")]
    [TestCase("null")]
    [TestCase("[]")]
    public async Task Refuses_a_filter_that_means_nothing(string filter)
    {
        Assert.That(await SearchAsync($$"""{ "filters": [{{filter}}] }"""), Problem.Of(400, "request.invalid"));
    }

    [TestCase("null")]
    [TestCase("[null]")]
    [TestCase("{}")]
    public async Task Refuses_a_group_that_means_nothing(string group)
    {
        Assert.That(await SearchAsync($$"""{ "anyOf": [{{group}}] }"""), Problem.Of(400, "request.invalid"));
    }

    [Test]
    public async Task Refuses_more_groups_than_HubSpot_takes()
    {
        var groups = string.Join(',', Enumerable.Repeat("""[{ "field": "score", "operator": "has" }]""", 6));

        Assert.That(await SearchAsync($$"""{ "anyOf": [{{groups}}] }"""), Problem.Invalid("anyOf"));
    }

    [Test]
    public async Task Refuses_more_filters_than_HubSpot_takes()
    {
        var filters = string.Join(',', Enumerable.Repeat("""{ "field": "score", "operator": "has" }""", 7));

        Assert.That(await SearchAsync($$"""{ "filters": [{{filters}}] }"""), Problem.Invalid("filters"));
    }

    [TestCase("""{ "filters": [{ "field": "no_such_property", "operator": "has" }] }""")]
    [TestCase("""{ "sort": { "field": "no_such_property" } }""")]
    public async Task Passes_on_that_HubSpot_has_no_such_property(string search)
    {
        Assert.That(await SearchAsync(search), Problem.Of(422, "record.rejected"));
    }

    private Task<Answer> SearchAsync(string search) => Reader.PostAsync($"{Path}/search", search);
}
