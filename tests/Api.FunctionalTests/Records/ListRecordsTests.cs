using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Records;

public sealed class ListRecordsTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Answers_an_empty_page_when_there_are_none()
    {
        var answer = await Reader.GetAsync(Path);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((200, """{"results":[],"after":null}""")));
    }

    [Test]
    public async Task Gives_twenty_records_unless_told_otherwise()
    {
        await GivenManyAsync(21);

        Assert.That((await Reader.GetAsync(Path)).Count("results"), Is.EqualTo(20));
    }

    [Test]
    public async Task Gives_every_record_once_over_all_pages()
    {
        var ids = await GivenManyAsync(23);

        var seen = new List<string?>();
        for (string? after = null, first = "yes"; after is not null || first is not null; first = null)
        {
            var page = await Reader.GetAsync($"{Path}?limit=10{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            seen.AddRange(page.Each("results", "id"));
            after = page["after"];
        }

        Assert.That(seen, Is.EqualTo(ids));
    }

    [Test]
    public async Task Leaves_archived_records_out()
    {
        var ids = await GivenManyAsync(2);
        await HubSpot.ArchiveAsync(Records, ids[0]);

        Assert.That((await Reader.GetAsync(Path)).Each("results", "id"), Is.EqualTo(new[] { ids[1] }));
    }

    [Test]
    public async Task Gives_only_archived_records_when_asked_for_them()
    {
        var ids = await GivenManyAsync(2);
        await HubSpot.ArchiveAsync(Records, ids[0]);

        var answer = await Reader.GetAsync($"{Path}?archived=true");

        Assert.That((answer["results.0.id"], answer["results.0.archived"], answer.Count("results")), Is.EqualTo((ids[0], "true", 1)));
    }

    [Test]
    public async Task Brings_the_custom_properties_that_are_asked_for()
    {
        var id = await GivenAsync();

        Assert.That((await Reader.GetAsync($"{Path}?properties=hs_object_id"))["results.0.customProperties.hs_object_id"], Is.EqualTo(id));
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=-1", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("limit=1000000000", "limit")]
    [TestCase("limit=99999999999", "limit")]
    [TestCase("limit=ten", "limit")]
    [TestCase("limit=1.5", "limit")]
    [TestCase("limit=5&limit=6", "limit")]
    [TestCase("archived=maybe", "archived")]
    [TestCase("after=%00", "after")]
    [TestCase("after=<script>", "after")]
    [TestCase("after='%20or%201=1", "after")]
    [TestCase("after=1%0A", "after")]
    [TestCase("properties=A", "properties")]
    [TestCase("page=2", "page")]
    [TestCase("pageSize=2", "pageSize")]
    public async Task Refuses_a_wrong_parameter_by_name(string query, string parameter)
    {
        Assert.That(await Reader.GetAsync($"{Path}?{query}"), Problem.Invalid(parameter));
    }

    [TestCase("abc")]
    [TestCase("..%2F..")]
    [TestCase("99999999999999999999")]
    public async Task Refuses_a_cursor_that_it_never_gave(string cursor)
    {
        Assert.That((await Reader.GetAsync($"{Path}?after={cursor}")).Status, Is.AnyOf(400, 422));
    }
}
