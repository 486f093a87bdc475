using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Records;

public sealed class SearchTests : SandboxFixture
{
    private static readonly RecordSearch Everyone = new(Query: null, [], Sort: null, 20, 0);

    /// <summary>Ana in Madrid is NEW, Li in Berlin is OPEN, Zoe has neither.</summary>
    [SetUp]
    public async Task FillAsync()
    {
        await HubSpot.Writer.CreateAsync(new() { Email = Text("ana@example.net"), FirstName = Text("Ana"), City = Text("Madrid"), LeadStatus = Text("NEW") }, Ct);
        await HubSpot.Writer.CreateAsync(new() { Email = Text("li@example.org"), FirstName = Text("Li"), City = Text("Berlin"), LeadStatus = Text("OPEN") }, Ct);
        await HubSpot.Writer.CreateAsync(new() { Email = Text("zoe@example.org"), FirstName = Text("Zoe") }, Ct);
    }

    [TestCase("firstName", SearchOperator.Eq, "ANA", "Ana")]
    [TestCase("firstName", SearchOperator.Neq, "Ana", "Li Zoe")]
    [TestCase("firstName", SearchOperator.Lt, "Li", "Ana")]
    [TestCase("firstName", SearchOperator.Lte, "Li", "Ana Li")]
    [TestCase("firstName", SearchOperator.Gt, "Li", "Zoe")]
    [TestCase("firstName", SearchOperator.Gte, "Li", "Li Zoe")]
    [TestCase("email", SearchOperator.Contains, "*@example.org", "Li Zoe")]
    [TestCase("email", SearchOperator.NotContains, "*@example.org", "Ana")]
    [TestCase("leadStatus", SearchOperator.Eq, "NEW", "Ana")]
    [TestCase("hs_lead_status", SearchOperator.Eq, "NEW", "Ana")]
    public async Task Compares_a_field_with_a_value(string field, SearchOperator op, string value, string found) =>
        Assert.That(await MatchingAsync(new(field, op, value, null, null)), Is.EqualTo(found));

    [TestCase("firstName", SearchOperator.In, "Ana", "Ana Li")]
    [TestCase("firstName", SearchOperator.NotIn, "ANA", "Zoe")]
    [TestCase("leadStatus", SearchOperator.In, "NEW", "Ana")]
    [TestCase("leadStatus", SearchOperator.NotIn, "NEW", "Li")]
    public async Task Compares_a_field_with_values_in_any_case(string field, SearchOperator op, string value, string found) =>
        Assert.That(await MatchingAsync(new(field, op, null, [value, "Li"], null)), Is.EqualTo(found));

    [Test]
    public async Task Finds_what_lies_between() => Assert.That(await MatchingAsync(new("firstName", SearchOperator.Between, "Ana", null, "Li")), Is.EqualTo("Ana Li"));

    [TestCase(SearchOperator.Has, "Ana Li")]
    [TestCase(SearchOperator.HasNot, "Zoe")]
    public async Task Asks_whether_there_is_a_value(SearchOperator op, string found) => Assert.That(await MatchingAsync(new("city", op, null, null, null)), Is.EqualTo(found));

    [Test]
    public void Knows_every_operator([Values] SearchOperator op) =>
        Assert.That(() => MatchingAsync(new("city", op, "a", ["a"], "z")), Throws.Nothing);

    [Test]
    public async Task Finds_what_any_group_finds() => Assert.That(
        await FoundAsync(Everyone with { AnyOf = [[Named("Ana")], [Named("Zoe")]] }), Is.EqualTo("Ana Zoe"));

    [Test]
    public async Task Finds_what_all_filters_of_a_group_find() => Assert.That(
        await FoundAsync(Everyone with { AnyOf = [[Named("Ana"), new("city", SearchOperator.Eq, "Berlin", null, null)]] }), Is.Empty);

    [Test]
    public async Task Passes_over_a_group_without_filters() => Assert.That(await FoundAsync(Everyone with { AnyOf = [[]] }), Is.EqualTo("Ana Li Zoe"));

    [TestCase("example", "Ana Li Zoe")]
    [TestCase("ana", "Ana")]
    [TestCase(" ", "Ana Li Zoe")]
    public async Task Looks_for_words(string query, string found) => Assert.That(await FoundAsync(Everyone with { Query = query }), Is.EqualTo(found));

    [TestCase(false, "Ana Li Zoe")]
    [TestCase(true, "Zoe Li Ana")]
    public async Task Sorts(bool descending, string found) => Assert.That(await FoundAsync(Everyone with { Sort = new("firstName", descending) }), Is.EqualTo(found));

    [Test]
    public async Task Pages_through_what_it_finds()
    {
        var first = await HubSpot.Reader.SearchAsync(Everyone with { Limit = 2 }, RecordView.Typed, Ct);

        Assert.That((first.Total, first.Results.Count, first.After), Is.EqualTo((3L, 2, "2")));
    }

    [Test]
    public async Task Has_no_cursor_on_the_last_page() =>
        Assert.That((await HubSpot.Reader.SearchAsync(Everyone with { Limit = 2, After = 2 }, RecordView.Typed, Ct)).After, Is.Null);

    [Test]
    public void Refuses_a_field_that_HubSpot_does_not_know() =>
        Assert.That(() => MatchingAsync(new("no_such_field", SearchOperator.Has, null, null, null)), Throws.TypeOf<CrmRejectedException>());

    private static SearchFilter Named(string name) => new("firstName", SearchOperator.Eq, name, null, null);

    private Task<string> MatchingAsync(SearchFilter filter) => FoundAsync(Everyone with { AnyOf = [[filter]] });

    private async Task<string> FoundAsync(RecordSearch search) =>
        string.Join(' ', (await HubSpot.Reader.SearchAsync(search, RecordView.Typed, Ct)).Results.Select(contact => contact.FirstName));
}
