using System.Reflection;
using CsCheck;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using HubSpotCrm.Infrastructure.Phones;
using Microsoft.Extensions.Options;

namespace Infrastructure.IntegrationTests.Properties;

public sealed class ContactMapTests
{
    private static readonly ContactMap Map = new(new InternationalNumbers(Options.Create(new PhoneOptions())));

    private static readonly Gen<Optional<string>> Field = Gen.Frequency(
        (1, Gen.Const(Optional<string>.Absent)), (1, Gen.Const(Optional<string>.Of(null))), (1, Gen.Const(Optional<string>.Of(""))), (4, Gen.String[1, 20].Select(Optional<string>.Of)));

    private static readonly Gen<ContactFields> Fields = Gen.Select(Field.Array[16], Gen.Dictionary(Gen.String[Gen.Char["abc_"], 1, 8].Select(name => $"custom_{name}"), Gen.String[0, 10].Null())[0, 4],
        (values, custom) => Filled((_, index) => values[index]) with { CustomProperties = custom! });

    private static PropertyInfo[] Typed { get; } = [.. typeof(ContactFields).GetProperties().Where(property => property.PropertyType == typeof(Optional<string>))];

    [Test]
    public void Reads_what_it_wrote() => Fields.Sample(fields => Matches(Map.Read(Stored(Map.Write(fields)), fields.CustomProperties.Keys), fields));

    [Test]
    public void Makes_what_it_wrote() => Fields.Sample(fields => Matches(Map.Read(Stored(Map.WriteNew(fields)), fields.CustomProperties.Keys), fields));

    [Test]
    public void Clears_nothing_in_a_new_record() => Fields.Sample(fields => Map.WriteNew(fields).Values.All(value => value is { Length: > 0 }));

    [Test]
    public void Writes_only_what_is_set() => Fields.Sample(fields =>
        Map.Write(fields).Count == Typed.Count(property => ((Optional<string>)property.GetValue(fields)!).IsSet) + fields.CustomProperties.Count);

    [Test]
    public void Writes_every_property_that_it_asks_for() => Assert.That(Map.Write(Filled((_, _) => Optional<string>.Of("x"))).Keys, Is.EquivalentTo(Map.Typed));

    [Test]
    public void Reads_every_property_into_the_field_of_its_name()
    {
        var read = Map.Typed.Select(property => (Property: property, Contact: Map.Read(Stored(new(StringComparer.Ordinal) { [property] = "x" }), [])));

        Assert.That(read.Where(pair => !FieldsOf(pair.Contact).SequenceEqual([Map.FieldOf(pair.Property)!], StringComparer.OrdinalIgnoreCase)), Is.Empty);
    }

    [Test]
    public void Knows_every_field_by_its_name_in_JSON() => Assert.That(
        Typed.Select(field => Map.FieldOf(Map.PropertyOf(char.ToLowerInvariant(field.Name[0]) + field.Name[1..]))), Is.EqualTo(Typed.Select(field => char.ToLowerInvariant(field.Name[0]) + field.Name[1..])));

    [TestCase("email", true)]
    [TestCase("external_id", true)]
    [TestCase("firstName", false)]
    [TestCase("ownerId", false)]
    public void Knows_which_field_may_identify_a_contact(string field, bool may) => Assert.That(Map.MayIdentify(field), Is.EqualTo(may));

    [TestCase("email", " Ana@Example.NET ", "ana@example.net")]
    [TestCase("external_id", "A-1", "A-1")]
    [TestCase(null, "51200000101", "51200000101")]
    public void Writes_keys_that_mean_the_same_in_one_way(string? property, string value, string key) => Assert.That(Map.KeyOf(property, value), Is.EqualTo(key));

    [TestCase("+34 (911) 22-23.33", "+34911222333")]
    [TestCase("911 222 333", "911 222 333")]
    public void Remembers_numbers_in_one_writing(string text, string value) =>
        Assert.That(Map.KeysOf(new Contact { Id = "1", Phone = text, MobilePhone = text }), Is.EqualTo(new UniqueKey[] { new("phone", value), new("mobilePhone", value) }));

    private static bool Matches(Contact contact, ContactFields fields) =>
        Typed.All(property => Text(typeof(Contact).GetProperty(property.Name)!.GetValue(contact) as string) == Text(((Optional<string>)property.GetValue(fields)!).Value))
        && fields.CustomProperties.All(custom => Text(contact.CustomProperties[custom.Key]) == Text(custom.Value));

    private static string Text(string? value) => value ?? "";

    private static IEnumerable<string> FieldsOf(Contact contact) => Typed.Where(field => typeof(Contact).GetProperty(field.Name)!.GetValue(contact) is not null).Select(field => field.Name);

    private static ContactFields Filled(Func<PropertyInfo, int, Optional<string>> value)
    {
        var fields = new ContactFields();
        foreach (var (index, property) in Typed.Index())
            property.SetValue(fields, value(property, index));
        return fields;
    }

    // As HubSpot keeps values: an empty text is no value.
    private static HubSpotRecord Stored(Dictionary<string, string?> written) =>
        new() { Id = "1", Properties = written.ToDictionary(pair => pair.Key, pair => string.IsNullOrEmpty(pair.Value) ? null : pair.Value, StringComparer.Ordinal) };
}
