using System.Text.Json.Nodes;
using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Engagements;

[TestFixtureSource(typeof(RecordScenario), nameof(RecordScenario.Parties))]
public sealed class TimelineTests(RecordScenario scenario) : CrmFixture
{
    private string _id = "";

    private string Path => $"{scenario.Path}/{_id}/timeline";

    [SetUp]
    public async Task GivenRecordAsync() => _id = (await Parties.MakeAsync(HubSpot))[scenario.Records];

    [Test]
    public async Task Shows_all_five_kinds_newest_first()
    {
        var expected = new List<string>();
        foreach (var (minute, kind) in RecordScenario.Engagements.Index())
            expected.Insert(0, $"{kind.Records.TrimEnd('s')} {await LogAsync(kind, minute)}");

        var answer = await Reader.GetAsync(Path);

        Assert.That(answer.Each("results", "type").Zip(answer.Each("results", "id"), (type, id) => $"{type} {id}"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Shows_each_as_its_own_record()
    {
        foreach (var (minute, kind) in RecordScenario.Engagements.Index())
        {
            var id = await LogAsync(kind, minute);
            var item = (await Reader.GetAsync(Path)).Node("results.0")!;

            Assert.That(item["record"]!.ToJsonString(), Is.EqualTo((await Reader.GetAsync($"{kind.Path}/{id}")).Node("id")!.Parent!.ToJsonString()), kind.Records);
        }
    }

    [Test]
    public async Task Shows_time_and_title_of_each()
    {
        foreach (var (minute, kind) in RecordScenario.Engagements.Index())
        {
            await LogAsync(kind, minute);
            var answer = await Reader.GetAsync(Path);

            var title = kind.Records == "notes" ? null : kind.Text.Value;
            Assert.That((answer["results.0.occurredAt"], answer["results.0.title"]), Is.EqualTo(($"2026-11-23T09:{minute:00}:00.000Z", title)), kind.Records);
        }
    }

    [Test]
    public async Task Sees_an_engagement_that_search_does_not_see_yet()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 3_600_000 });
        await LogAsync(RecordScenario.Engagements[0], 1);

        Assert.That((await Reader.GetAsync(Path)).Count("results"), Is.EqualTo(1));
    }

    [Test]
    public async Task Leaves_archived_engagements_out()
    {
        var id = await LogAsync(RecordScenario.Engagements[2], 1);
        await HubSpot.ArchiveAsync("notes", id);

        Assert.That((await Reader.GetAsync(Path)).Text, Is.EqualTo("""{"results":[],"after":null}"""));
    }

    [Test]
    public async Task Is_empty_for_a_record_that_nothing_happened_with()
    {
        Assert.That((await Reader.GetAsync(Path)).Text, Is.EqualTo("""{"results":[],"after":null}"""));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    [TestCase(12)]
    [TestCase(100)]
    public async Task Pages_neither_repeat_nor_skip_while_engagements_are_added(int limit)
    {
        var known = new List<string>();
        for (var n = 0; n < 12; n++)
            known.Insert(0, await LogAsync(RecordScenario.Engagements[n % 5], 10 + (n / 2)));    // two at the same moment each

        var seen = new List<string?>();
        string? after = null;
        do
        {
            var page = (await Reader.GetAsync($"{Path}?limit={limit}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}")).Succeeded();
            seen.AddRange(page.Each("results", "id"));
            after = page["after"];
            await LogAsync(RecordScenario.Engagements[seen.Count % 5], 50);
        }
        while (after is not null);

        Assert.That(seen, Is.EquivalentTo(known));
    }

    [Test]
    public async Task Is_whole_for_more_engagements_than_a_page_of_associations()
    {
        var notes = await HubSpot.CreateManyAsync("notes", Enumerable.Range(0, 620).Select(n => new { hs_timestamp = $"2026-11-{1 + (n / 60):00}T09:{n % 60:00}:00Z", hs_note_body = $"{n}" }));
        await HubSpot.AssociateAsync(scenario.Records, _id, "notes", notes);

        var seen = new List<string?>();
        for (string? after = null, first = ""; after is not null || first is not null; first = null)
        {
            var page = (await Reader.GetAsync($"{Path}?limit=100{(after is null ? "" : $"&after={after}")}")).Succeeded();
            seen.AddRange(page.Each("results", "record.body"));
            after = page["after"];
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 620).Reverse().Select(n => $"{n}")));
    }

    [TestCase("1")]
    [TestCase("abc")]
    [TestCase("9999999999999999999")]
    public async Task Answers_404_for_an_id_that_names_no_record(string id)
    {
        Assert.That(await Reader.GetAsync($"{scenario.Path}/{id}/timeline"), Problem.Of(404, "record.not-found"));
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("after=abc", "after")]
    [TestCase("after=1", "after")]
    [TestCase("after=1.2", "after")]
    [TestCase("after=1.99.3", "after")]
    [TestCase("after=1.4.-3", "after")]
    [TestCase("after=99999999999999999999.4.3", "after")]
    [TestCase("after=1.4.3.5", "after")]
    [TestCase("types=call", "types")]
    public async Task Refuses_a_wrong_parameter_by_name(string query, string parameter)
    {
        Assert.That(await Reader.GetAsync($"{Path}?{query}"), Problem.Invalid(parameter));
    }

    // An engagement at a minute of one morning.
    private async Task<string> LogAsync(RecordScenario kind, int minute)
    {
        JsonObject body = kind.Fields(1).With(kind.Records == "tasks" ? "dueAt" : "occurredAt", $"2026-11-23T09:{minute:00}:00Z");
        return (await Writer.PostAsync(kind.Path, body.With("associations", new Dictionary<string, string[]>(StringComparer.Ordinal) { [scenario.Records] = [_id] }))).Succeeded().Id;
    }
}
