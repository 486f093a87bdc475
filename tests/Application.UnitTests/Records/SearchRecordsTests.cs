using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Records;

public sealed class SearchRecordsTests : UseCases
{
    private static readonly RecordSearch Everything = new(Query: null, [], Sort: null, 20, 0);
    private static readonly SearchFilter HasCity = new("city", SearchOperator.Has, null, null, null);

    [Test]
    public async Task Hands_on_the_page()
    {
        var search = Everything with { Query = "ruiz", Sort = new("lastName", Descending: true), AnyOf = [[HasCity]] };
        Reader.Setup(port => port.SearchAsync(search, RecordView.Typed, Ct)).ReturnsAsync(new SearchPage<Contact>(1, [Person("1")], After: null));

        Assert.That((await SendAsync(new SearchRecordsQuery<Contact>(search, RecordView.Typed))).Total, Is.EqualTo(1));
    }

    [TestCase(9_900, 100)]
    [TestCase(9_999, 1)]
    public async Task Reaches_the_ten_thousandth_record(int after, int limit)
    {
        Reader.Setup(port => port.SearchAsync(It.IsAny<RecordSearch>(), RecordView.Typed, Ct)).ReturnsAsync(new SearchPage<Contact>(0, [], After: null));

        Assert.That(await RefusedAsync(Everything with { After = after, Limit = limit }), Is.Empty);
    }

    [TestCase(9_901, 100)]
    [TestCase(10_000, 1)]
    [TestCase(int.MaxValue, 100)]
    public void Says_when_a_search_is_too_deep(int after, int limit) =>
        Assert.That(() => SendAsync(new SearchRecordsQuery<Contact>(Everything with { After = after, Limit = limit }, RecordView.Typed)), Throws.TypeOf<SearchTooDeepException>());

    [TestCase(0)]
    [TestCase(101)]
    public async Task Refuses_a_page_size_out_of_range(int limit) => Assert.That(await RefusedAsync(Everything with { Limit = limit }), Is.EqualTo(["limit"]));

    [Test]
    public async Task Refuses_a_cursor_that_was_never_given() => Assert.That(await RefusedAsync(Everything with { After = -1 }), Is.EqualTo(["after"]));

    [Test]
    public async Task Refuses_a_query_of_3001_characters() => Assert.That(await RefusedAsync(Everything with { Query = new('x', 3001) }), Is.EqualTo(["query"]));

    [Test]
    public async Task Refuses_control_characters_in_a_query() => Assert.That(await RefusedAsync(Everything with { Query = "a\u0000" }), Is.EqualTo(["query"]));

    [TestCase("last name")]
    [TestCase("lastname\n")]
    public async Task Refuses_a_sort_field_that_is_no_name(string field) =>
        Assert.That(await RefusedAsync(Everything with { Sort = new(field, Descending: false) }), Is.EqualTo(["sort.field"]));

    [Test]
    public async Task Refuses_six_groups() => Assert.That(await RefusedAsync(Everything with { AnyOf = Groups(6, 1) }), Is.EqualTo(["anyOf"]));

    [TestCase(1, 7)]
    [TestCase(4, 5)]
    public async Task Refuses_too_many_filters(int groups, int filters) => Assert.That(await RefusedAsync(Everything with { AnyOf = Groups(groups, filters) }), Is.EqualTo(["filters"]));

    [TestCase(3, 6)]
    [TestCase(5, 3)]
    public async Task Takes_as_many_filters_as_HubSpot_does(int groups, int filters)
    {
        Reader.Setup(port => port.SearchAsync(It.IsAny<RecordSearch>(), RecordView.Typed, Ct)).ReturnsAsync(new SearchPage<Contact>(0, [], After: null));

        Assert.That(await RefusedAsync(Everything with { AnyOf = Groups(groups, filters) }), Is.Empty);
    }

    [Test]
    public async Task Refuses_a_malformed_property() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new SearchRecordsQuery<Contact>(Everything, new(["Not A Name"])))), Is.EqualTo(["properties"]));

    [Test]
    public async Task Names_the_filter_that_breaks_a_rule() =>
        Assert.That(await RefusedAsync(Everything with { AnyOf = [[HasCity, HasCity with { Value = "x" }]] }), Is.EqualTo(["filters[1].Value"]));

    private static IReadOnlyList<IReadOnlyList<SearchFilter>> Groups(int groups, int filters) =>
        [.. Enumerable.Repeat<IReadOnlyList<SearchFilter>>([.. Enumerable.Repeat(HasCity, filters)], groups)];

    private Task<IReadOnlyList<string>> RefusedAsync(RecordSearch search) => Refusals.FieldsAsync(() => SendAsync(new SearchRecordsQuery<Contact>(search, RecordView.Typed)));
}
