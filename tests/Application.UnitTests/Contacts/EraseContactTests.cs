using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Contacts;

public sealed class EraseContactTests : UseCases
{
    private static readonly RecordView Archived = RecordView.Typed with { Archived = true };

    [TestCase("ana@example.net")]
    [TestCase("ANA@Example.net")]
    [TestCase(" ana@example.net ")]
    public async Task Erases_a_contact_whose_email_is_named(string confirm)
    {
        Holds(Person("7", "ana@example.net"));

        await SendAsync(new EraseContactCommand(Id("7"), confirm));

        Eraser.Verify(port => port.EraseAsync(Id("7"), Ct), Times.Once);
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Erases_a_contact_without_an_email_by_its_id(string? email)
    {
        Holds(Person("7", email));

        await SendAsync(new EraseContactCommand(Id("7"), "7"));

        Eraser.Verify(port => port.EraseAsync(Id("7"), Ct), Times.Once);
    }

    [Test]
    public async Task Erases_a_contact_that_was_archived_before()
    {
        Reader.Setup(port => port.GetAsync(Id("7"), RecordView.Typed, Ct)).ThrowsAsync(CrmRecordNotFoundException.Of(Contact.ObjectType));
        Reader.Setup(port => port.GetAsync(Id("7"), Archived, Ct)).ReturnsAsync(Person("7", "ana@example.net") with { Archived = true });
        Eraser.Setup(port => port.EraseAsync(Id("7"), Ct)).Returns(Task.CompletedTask);
        Forgets("7");

        await SendAsync(new EraseContactCommand(Id("7"), "ana@example.net"));

        Eraser.Verify(port => port.EraseAsync(Id("7"), Ct), Times.Once);
    }

    [Test]
    public async Task Erases_the_contact_that_a_merged_away_id_leads_to()
    {
        Reader.Setup(port => port.GetAsync(Id("7"), RecordView.Typed, Ct)).ReturnsAsync(Person("9", "ana@example.net"));
        Eraser.Setup(port => port.EraseAsync(Id("9"), Ct)).Returns(Task.CompletedTask);
        Forgets("9");

        await SendAsync(new EraseContactCommand(Id("7"), "ana@example.net"));

        Eraser.Verify(port => port.EraseAsync(Id("9"), Ct), Times.Once);
        Port<IRecordKeys>().Verify(port => port.ForgetRecordAsync(CrmObjectType.Contact, "9", Ct), Times.Once);
    }

    [TestCase("li@example.org")]
    [TestCase("7")]
    public void Erases_nobody_when_another_person_is_named(string confirm)
    {
        Reader.Setup(port => port.GetAsync(Id("7"), RecordView.Typed, Ct)).ReturnsAsync(Person("7", "ana@example.net"));

        Assert.That(() => SendAsync(new EraseContactCommand(Id("7"), confirm)), Throws.TypeOf<EraseNotConfirmedException>());
    }

    [Test]
    public Task Finds_nothing_when_there_is_neither_a_live_nor_an_archived_contact()
    {
        Reader.Setup(port => port.GetAsync(Id("7"), It.IsAny<RecordView>(), Ct)).ThrowsAsync(CrmRecordNotFoundException.Of(Contact.ObjectType));

        return Refusals.NotFoundAsync(() => SendAsync(new EraseContactCommand(Id("7"), "ana@example.net")));
    }

    [Test]
    public Task Finds_nothing_under_a_malformed_id() => Refusals.NotFoundAsync(() => SendAsync(new EraseContactCommand(Id("abc"), "ana@example.net")));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public async Task Refuses_an_erasure_that_names_nobody(string? confirm) =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new EraseContactCommand(Id("7"), confirm))), Is.EqualTo(["Confirm"]));

    private void Holds(Contact contact)
    {
        Reader.Setup(port => port.GetAsync(Id(contact.Id), RecordView.Typed, Ct)).ReturnsAsync(contact);
        Eraser.Setup(port => port.EraseAsync(Id(contact.Id), Ct)).Returns(Task.CompletedTask);
        Forgets(contact.Id);
    }

    private void Forgets(string id) => Port<IRecordKeys>().Setup(port => port.ForgetRecordAsync(CrmObjectType.Contact, id, Ct)).Returns(Task.CompletedTask);
}
