using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Searches;

public sealed class SearchPageTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Finds_everything_when_nothing_is_asked()
    {
        var ids = await GivenManyAsync(3);

        var answer = await SearchAsync("{}");

        Assert.That((answer.Status, answer["total"], string.Join(' ', answer.Each("results", "id"))), Is.EqualTo((200, "3", string.Join(' ', ids))));
    }

    [Test]
    public async Task Counts_what_matches_beyond_the_page()
    {
        await GivenManyAsync(25);

        var answer = await SearchAsync("{}");

        Assert.That((answer["total"], answer.Count("results")), Is.EqualTo(("25", 20)));
    }

    [Test]
    public async Task Gives_every_match_once_over_all_pages()
    {
        var ids = await GivenManyAsync(23);

        var seen = new List<string?>();
        var after = "0";
        while (after is not null)
        {
            var page = await SearchAsync($$"""{ "limit": 10, "after": "{{after}}" }""");
            seen.AddRange(page.Each("results", "id"));
            after = page["after"];
        }

        Assert.That(seen, Is.EqualTo(ids));
    }

    [Test]
    public async Task Takes_null_for_absent()
    {
        Assert.That((await SearchAsync("""{ "query": null, "filters": null, "anyOf": null, "sort": null, "after": null, "properties": null }""")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Sees_a_record_only_when_HubSpot_has_indexed_it()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 5000 });
        await GivenAsync();
        var early = await SearchAsync("{}");
        await HubSpot.AdvanceAsync(TimeSpan.FromSeconds(6));

        Assert.That((early["total"], (await SearchAsync("{}"))["total"]), Is.EqualTo(("0", "1")));
    }

    [TestCase("9990", 20)]
    [TestCase("10000", 1)]
    [TestCase("2147483647", 20)]
    public async Task Says_that_it_pages_no_further_than_HubSpot(string after, int limit)
    {
        Assert.That(await SearchAsync($$"""{ "after": "{{after}}", "limit": {{limit}} }"""), Problem.Of(400, "search.too-deep"));
    }

    [Test]
    public async Task Reaches_the_last_page_that_HubSpot_has()
    {
        Assert.That((await SearchAsync("""{ "after": "9980", "limit": 20 }""")).Status, Is.EqualTo(200));
    }

    private Task<Answer> SearchAsync(string search) => Reader.PostAsync($"{Path}/search", search);
}
