using System.Reflection;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;
using HubSpotCrm.Domain.Tickets;

namespace Domain.UnitTests.Records;

/// <summary>What holds for the fields of every object type.</summary>
[TestFixture(typeof(Contact), typeof(ContactFields))]
[TestFixture(typeof(Company), typeof(CompanyFields))]
[TestFixture(typeof(Deal), typeof(DealFields))]
[TestFixture(typeof(Ticket), typeof(TicketFields))]
[TestFixture(typeof(Call), typeof(CallFields))]
[TestFixture(typeof(Meeting), typeof(MeetingFields))]
[TestFixture(typeof(Note), typeof(NoteFields))]
[TestFixture(typeof(CrmTask), typeof(CrmTaskFields))]
[TestFixture(typeof(Email), typeof(EmailFields))]
public sealed class RecordFieldsTests<T, TFields>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields, new()
{
    private static IEnumerable<PropertyInfo> Fields => typeof(TFields).GetProperties().Where(each => each.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Optional<>));

    [Test]
    public void Are_empty_when_nothing_is_set() => Assert.That(new TFields().IsEmpty, Is.True);

    [TestCaseSource(nameof(Fields))]
    public void Are_not_empty_when_a_field_is_cleared(PropertyInfo field)
    {
        var fields = new TFields();
        field.SetValue(fields, field.PropertyType.GetMethod("Of")!.Invoke(null, [null]));

        Assert.That(fields.IsEmpty, Is.False);
    }

    [Test]
    public void Are_not_empty_with_a_custom_property() => Assert.That(With("external_id", "a-1").IsEmpty, Is.False);

    [Test]
    public void Find_a_key_among_the_custom_properties() => Assert.That((With("external_id", "a-1").KeyOf("external_id"), With("external_id", "a-1").KeyOf("other")), Is.EqualTo(("a-1", (string?)null)));

    [Test]
    public void Show_no_values_in_logs() => Assert.That($"{With("external_id", "ana@example.net")}", Does.Not.Contain("ana"));

    [TestCaseSource(nameof(Fields))]
    public void Have_a_field_of_the_record_each(PropertyInfo field) => Assert.That(typeof(T).GetProperty(field.Name)?.PropertyType, Is.EqualTo(field.PropertyType.GenericTypeArguments[0]));

    [Test]
    public void Belong_to_a_record_that_shows_its_type_and_id_alone()
    {
        var record = Activator.CreateInstance<T>();
        typeof(T).GetProperty(nameof(CrmRecord.Id))!.SetValue(record, "7");

        Assert.That($"{record}", Is.EqualTo($"{typeof(T).Name} 7"));
    }

    [Test]
    public void Belong_to_the_type_of_their_name() => Assert.That(typeof(T).Name, Does.EndWith(T.ObjectType.ToString()));

    private static IRecordFields With(string name, string value)
    {
        var fields = new TFields();
        typeof(TFields).GetProperty(nameof(IRecordFields.CustomProperties))!.SetValue(fields, new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = value });
        return fields;
    }
}
