using System.Reflection;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Domain.UnitTests.Contacts;

public sealed class ContactFieldsTests
{
    private static IEnumerable<PropertyInfo> Fields => typeof(ContactFields).GetProperties().Where(property => property.PropertyType == typeof(Optional<string>));

    [Test]
    public void Is_empty_when_nothing_is_set() => Assert.That(new ContactFields().IsEmpty, Is.True);

    [TestCaseSource(nameof(Fields))]
    public void Is_not_empty_when_one_field_is_set(PropertyInfo field) => Assert.That(With(field, "x").IsEmpty, Is.False);

    [TestCaseSource(nameof(Fields))]
    public void Is_not_empty_when_one_field_is_cleared(PropertyInfo field) => Assert.That(With(field, null).IsEmpty, Is.False);

    [Test]
    public void Is_not_empty_when_a_custom_property_is_set() => Assert.That(new ContactFields { CustomProperties = Custom("x") }.IsEmpty, Is.False);

    [Test]
    public void Is_not_empty_when_a_custom_property_is_cleared() => Assert.That(new ContactFields { CustomProperties = Custom(null) }.IsEmpty, Is.False);

    [Test]
    public void Is_empty_with_an_empty_map_of_its_own() =>
        Assert.That(new ContactFields { CustomProperties = new Dictionary<string, string?>(StringComparer.Ordinal) }.IsEmpty, Is.True);

    [TestCase(nameof(ContactFields.Email))]
    [TestCase(nameof(ContactFields.FirstName))]
    [TestCase(nameof(ContactFields.LastName))]
    public void Names_someone_by(string field) => Assert.That(With(Field(field), "x").NamesSomeone, Is.True);

    [TestCase(nameof(ContactFields.Email), null)]
    [TestCase(nameof(ContactFields.FirstName), "")]
    [TestCase(nameof(ContactFields.LastName), "  ")]
    public void Names_nobody_by_a_field_without_text(string field, string? text) => Assert.That(With(Field(field), text).NamesSomeone, Is.False);

    [Test]
    public void Names_nobody_by_a_phone() => Assert.That(new ContactFields { Phone = Optional<string>.Of("+34911222333") }.NamesSomeone, Is.False);

    [Test]
    public void Is_known_by_its_email() => Assert.That(new ContactFields { Email = Optional<string>.Of("ana@example.net") }.KeyOf("email"), Is.EqualTo("ana@example.net"));

    [Test]
    public void Is_known_by_a_custom_property() => Assert.That(new ContactFields { CustomProperties = Custom("x") }.KeyOf("favourite_colour"), Is.EqualTo("x"));

    [TestCase("email")]
    [TestCase("favourite_colour")]
    public void Is_not_known_by_what_is_not_set(string field) => Assert.That(new ContactFields().KeyOf(field), Is.Null);

    [Test]
    public void Shows_no_values_in_logs() =>
        Assert.That($"{new ContactFields { Email = Optional<string>.Of("ana@example.net"), CustomProperties = Custom("secret") }}", Is.EqualTo("contact fields"));

    [Test]
    public void A_contact_shows_only_its_id_in_logs() =>
        Assert.That($"{new Contact { Id = "51200000101", Email = "ana@example.net", FirstName = "Ana" }}", Is.EqualTo("Contact 51200000101"));

    private static PropertyInfo Field(string name) => typeof(ContactFields).GetProperty(name)!;

    private static ContactFields With(PropertyInfo field, string? text)
    {
        var fields = new ContactFields();
        field.SetValue(fields, Optional<string>.Of(text));
        return fields;
    }

    private static Dictionary<string, string?> Custom(string? value) => new(StringComparer.Ordinal) { ["favourite_colour"] = value };
}
