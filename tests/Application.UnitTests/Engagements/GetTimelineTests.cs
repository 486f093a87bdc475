using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Engagements;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;

namespace Application.UnitTests.Engagements;

public sealed class GetTimelineTests : UseCases
{
    private readonly List<CrmRecord> _engagements = [];

    [SetUp]
    public void Hold()
    {
        _engagements.Clear();
        Answers<Call>();
        Answers<Note>();
        Answers<CrmTask>();
        Port<ICrmReader<Deal>>().Setup(port => port.GetAsync(new("7"), It.Is<RecordView>(view => view.Include.Count == 5), Ct)).ReturnsAsync(() => new Deal { Id = "7", Associations = Associated() });
    }

    [Test]
    public async Task Shows_engagements_of_all_kinds_newest_first()
    {
        _engagements.AddRange([Note("1", -2), Todo("2", 5), Call("3", -1), Note("4", 0)]);

        Assert.That(Ids(await ReadAsync()), Is.EqualTo(["2", "4", "3", "1"]));
    }

    [Test]
    public async Task Tells_what_each_one_is()
    {
        _engagements.Add(Call("3", -1) with { Title = "Hello" });

        Assert.That((await ReadAsync()).Results.Single(), Is.EqualTo(new TimelineItem(CrmObjectType.Call, _engagements[0], Now.AddDays(-1), "Hello")));
    }

    [Test]
    public async Task Takes_the_time_of_writing_for_one_that_does_not_say_when_it_happened()
    {
        _engagements.AddRange([Note("1", -2), new Note { Id = "2", CreatedAt = Now.AddDays(-1) }, new Note { Id = "3" }]);

        Assert.That(Ids(await ReadAsync()), Is.EqualTo(["2", "1", "3"]));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public async Task Pages_neither_repeat_nor_skip_even_among_simultaneous_ones(int limit)
    {
        _engagements.AddRange([Note("1", 0), Call("1", 0), Note("2", 0), Todo("1", 0), Call("2", 0), Note("9", 1), new Note { Id = "8" }, new Note { Id = "7" }]);

        var all = new List<(CrmObjectType, string)>();
        string? after = null;
        do
        {
            var page = await ReadAsync(limit, after);
            all.AddRange(page.Results.Select(item => (item.Type, item.Record.Id)));
            after = page.After;
        }
        while (after is not null);

        Assert.That(all, Is.EqualTo((await ReadAsync()).Results.Select(item => (item.Type, item.Record.Id))));
    }

    [Test]
    public async Task Pages_on_where_it_was_when_something_newer_is_added()
    {
        _engagements.AddRange([Note("1", -2), Note("2", -1)]);
        var first = await ReadAsync(limit: 1);
        _engagements.Add(Note("3", 0));

        Assert.That(Ids(await ReadAsync(limit: 1, first.After)), Is.EqualTo(["1"]));
    }

    [Test]
    public async Task Ends_with_a_full_last_page()
    {
        _engagements.AddRange([Note("1", -2), Note("2", -1)]);

        Assert.That((await ReadAsync(limit: 2)).After, Is.Null);
    }

    [Test]
    public async Task Leaves_out_what_was_removed_meanwhile()
    {
        _engagements.Add(Note("1", 0));
        Port<ICrmReader<Note>>().Setup(port => port.GetManyAsync(new[] { "1" }, null, RecordView.Typed, Ct)).ReturnsAsync([BatchOutcome<Note>.Failed(CrmRecordNotFoundException.Of(CrmObjectType.Note))]);

        Assert.That((await ReadAsync()).Results, Is.Empty);
    }

    [Test]
    public void Fails_rather_than_show_half_of_it()
    {
        _engagements.AddRange([Note("1", 0), Call("2", 0)]);
        Port<ICrmReader<Note>>().Setup(port => port.GetManyAsync(new[] { "1" }, null, RecordView.Typed, Ct)).ReturnsAsync([BatchOutcome<Note>.Failed(new CrmUnavailableException("down"))]);

        Assert.That(() => ReadAsync(), Throws.TypeOf<CrmUnavailableException>());
    }

    [Test]
    public async Task Is_empty_for_a_record_without_engagements() => Assert.That((await ReadAsync()).Results, Is.Empty);

    [Test]
    public Task Finds_nothing_under_a_malformed_id() => Refusals.NotFoundAsync(() => SendAsync(new GetTimelineQuery<Deal>(new("abc"), 20, After: null)));

    [TestCase(0, null, "Limit")]
    [TestCase(101, null, "Limit")]
    [TestCase(20, "yesterday", "After")]
    [TestCase(20, "1.99.1", "After")]
    [TestCase(20, "", "After")]
    public async Task Refuses_a_page_that_there_cannot_be(int limit, string? after, string field) => Assert.That(await Refusals.FieldsAsync(() => ReadAsync(limit, after)), Is.EqualTo([field]));

    private Task<Page<TimelineItem>> ReadAsync(int limit = 100, string? after = null) => SendAsync(new GetTimelineQuery<Deal>(new("7"), limit, after));

    private void Answers<T>()
        where T : CrmRecord, ICrmRecord => Port<ICrmReader<T>>().Setup(port => port.GetManyAsync(It.IsAny<IReadOnlyList<string>>(), null, RecordView.Typed, Ct))
        .ReturnsAsync((IReadOnlyList<string> ids, string? _, RecordView _, CancellationToken _) => [.. ids.Select(id => BatchOutcome<T>.Done(_engagements.OfType<T>().Single(each => each.Id == id)))]);

    // As HubSpot has it: only types of which there are any, in no order.
    private Dictionary<string, IReadOnlyList<string>> Associated() => _engagements.GroupBy(TypeOf, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(each => each.Id)], StringComparer.Ordinal);

    private static string TypeOf(CrmRecord record) => record switch
    {
        HubSpotCrm.Domain.Calls.Call => "calls",
        HubSpotCrm.Domain.Notes.Note => "notes",
        _ => "tasks",
    };

    private static IEnumerable<string> Ids(Page<TimelineItem> page) => page.Results.Select(item => item.Record.Id);

    private static Note Note(string id, int days) => new() { Id = id, OccurredAt = Now.AddDays(days) };

    private static Call Call(string id, int days) => new() { Id = id, OccurredAt = Now.AddDays(days) };

    private static CrmTask Todo(string id, int days) => new() { Id = id, DueAt = Now.AddDays(days) };
}
