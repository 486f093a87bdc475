using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;

namespace Application.UnitTests.Records;

public sealed class UpdateRecordTests : UseCases
{
    private static readonly ContactFields City = new() { City = Text("Madrid") };

    [Test]
    public async Task Changes_the_record_that_the_id_names()
    {
        Writer.Setup(port => port.UpdateAsync(Id("7"), City, Ct)).ReturnsAsync(Person("7"));

        Assert.That((await SendAsync(new UpdateRecordCommand<Contact, ContactFields>(Id("7"), City))).Id, Is.EqualTo("7"));
    }

    [Test]
    public Task Finds_nothing_under_a_malformed_id() => Refusals.NotFoundAsync(() => SendAsync(new UpdateRecordCommand<Contact, ContactFields>(Id("abc"), City)));

    [Test]
    public async Task Refuses_a_change_of_nothing() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new UpdateRecordCommand<Contact, ContactFields>(Id("7"), new()))), Is.EqualTo([""]));

    [Test]
    public async Task Refuses_fields_that_break_a_rule() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new UpdateRecordCommand<Contact, ContactFields>(Id("7"), new() { OwnerId = Text("ana") }))), Is.EqualTo(["Fields.OwnerId"]));

    [Test]
    public async Task Lets_a_field_be_cleared()
    {
        var fields = new ContactFields { Email = Text(null) };
        Writer.Setup(port => port.UpdateAsync(Id("7"), fields, Ct)).ReturnsAsync(Person("7"));

        Assert.That((await SendAsync(new UpdateRecordCommand<Contact, ContactFields>(Id("7"), fields))).Email, Is.Null);
    }
}
