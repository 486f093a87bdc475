using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Records;

public sealed class CreateRecordTests : UseCases
{
    [Test]
    public async Task Writes_the_fields_with_the_associations_and_hands_on_the_record()
    {
        var record = new NewRecord<ContactFields>(new() { Email = Text("ana@example.net") }, [new(CrmObjectType.Company, "9")]);
        Writer.Setup(port => port.CreateAsync(record, Ct)).ReturnsAsync(Person("1"));

        Assert.That((await SendAsync(new CreateRecordCommand<Contact, ContactFields>(record))).Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task Refuses_a_record_that_lacks_something() => Assert.That(await RefusedAsync(new() { Phone = Text("+34911222333") }), Is.EqualTo(["email"]));

    [Test]
    public async Task Refuses_a_record_whose_fields_break_a_rule() => Assert.That(await RefusedAsync(new() { Email = Text("ana") }), Is.EqualTo(["Email"]));

    [Test]
    public async Task Names_the_type_whose_associated_id_is_malformed() =>
        Assert.That(await RefusedAsync(new() { Email = Text("ana@example.net") }, new(CrmObjectType.Deal, "1"), new(CrmObjectType.Company, "abc")), Is.EqualTo(["associations.companies"]));

    [Test]
    public async Task Refuses_501_associations() => Assert.That(
        await RefusedAsync(new() { Email = Text("ana@example.net") }, [.. Enumerable.Range(1, 501).Select(id => new RecordRef(CrmObjectType.Deal, $"{id}"))]), Is.EqualTo(["associations"]));

    [Test]
    public async Task Says_all_that_is_wrong_at_once() =>
        Assert.That(await RefusedAsync(new() { OwnerId = Text("sam") }, new RecordRef(CrmObjectType.Deal, "x")), Is.EqualTo(["OwnerId", "email", "associations.deals"]));

    private Task<IReadOnlyList<string>> RefusedAsync(ContactFields fields, params IReadOnlyList<RecordRef> associations) =>
        Refusals.FieldsAsync(() => SendAsync(new CreateRecordCommand<Contact, ContactFields>(new(fields, associations))));
}
