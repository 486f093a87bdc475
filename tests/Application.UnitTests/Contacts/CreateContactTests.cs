using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Domain.Contacts;

namespace Application.UnitTests.Contacts;

public sealed class CreateContactTests : UseCases
{
    [Test]
    public async Task Writes_the_fields_and_hands_on_the_record()
    {
        var fields = new ContactFields { Email = Text("ana@example.net") };
        Writer.Setup(port => port.CreateAsync(fields, Ct)).ReturnsAsync(Person("1"));

        Assert.That((await SendAsync(new CreateContactCommand(fields))).Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task Refuses_a_contact_without_an_email_and_a_name() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new CreateContactCommand(new() { Phone = Text("+34911222333") }))), Is.EqualTo(["email"]));

    [Test]
    public async Task Refuses_a_contact_whose_fields_break_a_rule() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new CreateContactCommand(new() { Email = Text("ana") }))), Is.EqualTo(["Email"]));
}
