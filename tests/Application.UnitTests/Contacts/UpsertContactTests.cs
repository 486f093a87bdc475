using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Contacts;

public sealed class UpsertContactTests : UseCases
{
    [Test]
    public async Task Writes_under_the_email_in_lower_case()
    {
        Answer();

        await SendAsync(new UpsertContactCommand(" Ana@Example.NET", new() { City = Text("Madrid") }));

        Writer.Verify(port => port.UpsertAsync(new UniqueKey("email", "ana@example.net"), It.IsAny<ContactFields>(), Ct), Times.Once);
    }

    [Test]
    public async Task Sets_the_email_among_the_fields()
    {
        Answer();

        await SendAsync(new UpsertContactCommand("ana@example.net", new() { City = Text("Madrid") }));

        Writer.Verify(port => port.UpsertAsync(It.IsAny<UniqueKey>(), It.Is<ContactFields>(fields => fields.Email == Text("ana@example.net") && fields.City == Text("Madrid")), Ct), Times.Once);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Says_whether_the_contact_is_new(bool created)
    {
        Answer(created);

        Assert.That((await SendAsync(new UpsertContactCommand("ana@example.net", new()))).Created, Is.EqualTo(created));
    }

    [Test]
    public async Task Takes_the_same_email_in_the_body()
    {
        Answer();

        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new UpsertContactCommand("ana@example.net", new() { Email = Text("ANA@example.net") }))), Is.Empty);
    }

    [TestCase("li@example.org")]
    [TestCase(null)]
    public async Task Refuses_another_email_in_the_body(string? body) =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new UpsertContactCommand("ana@example.net", new() { Email = Text(body) }))), Is.EqualTo(["Fields.Email"]));

    [Test]
    public async Task Refuses_a_path_that_is_no_email() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new UpsertContactCommand("ana", new()))), Is.EqualTo(["Email"]));

    [Test]
    public async Task Refuses_fields_that_break_a_rule() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new UpsertContactCommand("ana@example.net", new() { OwnerId = Text("x") }))), Is.EqualTo(["Fields.OwnerId"]));

    private void Answer(bool created = false) => Writer.Setup(port => port.UpsertAsync(It.IsAny<UniqueKey>(), It.IsAny<ContactFields>(), Ct))
        .ReturnsAsync(new WriteResult<Contact>(Person("1"), created));
}
