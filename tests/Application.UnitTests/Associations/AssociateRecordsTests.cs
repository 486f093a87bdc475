using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Associations;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Associations;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Associations;

public sealed class AssociateRecordsTests : UseCases
{
    private static readonly RecordRef Deal = new(CrmObjectType.Deal, "9");

    private Mock<ICrmAssociations> Associations => Port<ICrmAssociations>();

    private new Mock<ICrmAssociationReader> Reader => Port<ICrmAssociationReader>();

    private static IEnumerable<TestCaseData> Pairs =>
        from one in Enum.GetValues<CrmObjectType>() from other in Enum.GetValues<CrmObjectType>() select new TestCaseData(one, other, !(one >= CrmObjectType.Call && other >= CrmObjectType.Call));

    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("  ", null)]
    [TestCase(" Decision maker ", "Decision maker")]
    public async Task Associates_with_a_label_or_none(string? label, string? expected)
    {
        Associations.Setup(port => port.AssociateAsync(Someone, Deal, expected, Ct)).Returns(Task.CompletedTask);

        await SendAsync(new AssociateRecordsCommand(Someone, Deal, label));

        Associations.Verify(port => port.AssociateAsync(Someone, Deal, expected, Ct), Times.Once);
    }

    [Test]
    public async Task Dissociates()
    {
        Associations.Setup(port => port.DissociateAsync(Someone, Deal, Ct)).Returns(Task.CompletedTask);

        await SendAsync(new DissociateRecordsCommand(Someone, Deal));

        Associations.Verify(port => port.DissociateAsync(Someone, Deal, Ct), Times.Once);
    }

    [Test]
    public async Task Lists_a_page()
    {
        var page = new Page<Association>([new("9", ["Decision maker"])], "10");
        Reader.Setup(port => port.ListAsync(Someone, CrmObjectType.Deal, 20, "9", Ct)).ReturnsAsync(page);

        Assert.That(await SendAsync(new ListAssociationsQuery(Someone, CrmObjectType.Deal, 20, "9")), Is.EqualTo(page));
    }

    [TestCaseSource(nameof(Pairs))]
    public async Task Refuses_two_engagements_and_nothing_else(CrmObjectType one, CrmObjectType other, bool possible)
    {
        var (from, to) = (new RecordRef(one, "1"), new RecordRef(other, "2"));
        Associations.Setup(port => port.AssociateAsync(from, to, null, Ct)).Returns(Task.CompletedTask);
        Associations.Setup(port => port.DissociateAsync(from, to, Ct)).Returns(Task.CompletedTask);
        Reader.Setup(port => port.ListAsync(from, other, 20, null, Ct)).ReturnsAsync(new Page<Association>([], After: null));
        Func<Task>[] calls =
            [() => SendAsync(new AssociateRecordsCommand(from, to, Label: null)), () => SendAsync(new DissociateRecordsCommand(from, to)), () => SendAsync(new ListAssociationsQuery(from, other, 20, After: null))];

        Assert.That(await Task.WhenAll(calls.Select(Refusals.FieldsAsync)), Is.All.EqualTo(possible ? Array.Empty<string>() : ["toRecords"]));
    }

    [TestCase("abc", "9")]
    [TestCase("7", "abc")]
    [TestCase("", "9")]
    public async Task Finds_nothing_under_a_malformed_id(string from, string to)
    {
        await Refusals.NotFoundAsync(() => SendAsync(new AssociateRecordsCommand(new(CrmObjectType.Contact, from), new(CrmObjectType.Deal, to), Label: null)));
        await Refusals.NotFoundAsync(() => SendAsync(new DissociateRecordsCommand(new(CrmObjectType.Contact, from), new(CrmObjectType.Deal, to))));
    }

    [Test]
    public Task Lists_nothing_of_a_malformed_id() => Refusals.NotFoundAsync(() => SendAsync(new ListAssociationsQuery(new(CrmObjectType.Contact, "abc"), CrmObjectType.Deal, 20, After: null)));

    [Test]
    public async Task Refuses_a_label_of_101_characters() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new AssociateRecordsCommand(Someone, Deal, new('x', 101)))), Is.EqualTo(["Label"]));

    [TestCase(0, null, "Limit")]
    [TestCase(101, null, "Limit")]
    [TestCase(20, "a b", "After")]
    public async Task Refuses_a_page_that_there_cannot_be(int limit, string? after, string field) =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new ListAssociationsQuery(Someone, CrmObjectType.Deal, limit, after))), Is.EqualTo([field]));
}
