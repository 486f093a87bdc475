using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Records;

public sealed class MergeRecordsTests : UseCases
{
    [Test]
    public async Task Merges_the_duplicate_into_the_primary()
    {
        Merger.Setup(port => port.MergeAsync(Id("1"), Id("2"), Ct)).ReturnsAsync(Person("3"));
        Aliases.Setup(port => port.RememberAsync(CrmObjectType.Contact, It.IsAny<IReadOnlyCollection<string>>(), "3", CancellationToken.None)).Returns(Task.CompletedTask);

        Assert.That((await SendAsync(new MergeRecordsCommand<Contact>(Id("1"), Id("2")))).Id, Is.EqualTo("3"));
        Aliases.Verify(port => port.RememberAsync(CrmObjectType.Contact, It.Is<IReadOnlyCollection<string>>(ids => ids.SequenceEqual(new[] { "1", "2" })), "3", CancellationToken.None), Times.Once);
    }

    private Mock<IRecordAliases> Aliases => Port<IRecordAliases>();

    [Test]
    public Task Finds_nothing_under_a_malformed_primary_id() => Refusals.NotFoundAsync(() => SendAsync(new MergeRecordsCommand<Contact>(Id("abc"), Id("2"))));

    [Test]
    public async Task Refuses_a_malformed_duplicate_id() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new MergeRecordsCommand<Contact>(Id("1"), Id("abc")))), Is.EqualTo(["duplicateId"]));

    [Test]
    public async Task Refuses_to_merge_a_record_with_itself() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new MergeRecordsCommand<Contact>(Id("1"), Id("1")))), Is.EqualTo(["duplicateId"]));
}
