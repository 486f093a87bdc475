using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Contacts;

public sealed class FindContactByEmailTests : UseCases
{
    private static readonly UniqueKey Key = new("email", "ana@example.net");

    [Test]
    public async Task Looks_under_the_email_in_lower_case()
    {
        Reader.Setup(port => port.FindAsync(Key, RecordView.Typed, Ct)).ReturnsAsync(Person("1"));

        Assert.That((await SendAsync(new FindContactByEmailQuery("ANA@example.net ", RecordView.Typed))).Id, Is.EqualTo("1"));
    }

    [Test]
    public Task Finds_nothing_when_nobody_has_the_email()
    {
        Reader.Setup(port => port.FindAsync(Key, RecordView.Typed, Ct)).ReturnsAsync((Contact?)null);

        return Refusals.NotFoundAsync(() => SendAsync(new FindContactByEmailQuery("ana@example.net", RecordView.Typed)));
    }

    [Test]
    public async Task Refuses_what_is_no_email() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new FindContactByEmailQuery("ana", RecordView.Typed))), Is.EqualTo(["Email"]));

    [Test]
    public async Task Refuses_a_malformed_property() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new FindContactByEmailQuery("ana@example.net", new(["Not A Name"])))), Is.EqualTo(["properties"]));
}
