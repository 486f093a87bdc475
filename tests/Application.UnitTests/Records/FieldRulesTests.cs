using Application.UnitTests.Drivers;
using FluentValidation;
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
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Records;

/// <summary>What holds for the fields of every object type in every write.</summary>
[TestFixture(typeof(ContactFields))]
[TestFixture(typeof(CompanyFields))]
[TestFixture(typeof(DealFields))]
[TestFixture(typeof(TicketFields))]
[TestFixture(typeof(CallFields))]
[TestFixture(typeof(MeetingFields))]
[TestFixture(typeof(NoteFields))]
[TestFixture(typeof(CrmTaskFields))]
[TestFixture(typeof(EmailFields))]
public sealed class FieldRulesTests<TFields> : UseCases
    where TFields : class, IRecordFields, new()
{
    /// <summary>Fields with a rule of their own.</summary>
    private static readonly string[] Special = ["Contact.Email", "Email.From"];

    private static IEnumerable<string> TextFields => typeof(TFields).GetProperties().Where(each => each.PropertyType == typeof(Optional<string>)).Select(each => each.Name)
        .Where(name => name != "OwnerId" && !Special.Contains($"{typeof(TFields).Name.Replace("Fields", "", StringComparison.Ordinal)}.{name}"));

    [TestCaseSource(nameof(TextFields))]
    public void Takes_text_with_lines_and_tabs(string field) => Assert.That(RefusedFields(field, "one\r\n\ttwo"), Is.Empty);

    [TestCaseSource(nameof(TextFields))]
    public void Takes_text_of_65536_characters(string field) => Assert.That(RefusedFields(field, new('x', 65_536)), Is.Empty);

    [TestCaseSource(nameof(TextFields))]
    public void Refuses_text_of_65537_characters(string field) => Assert.That(RefusedFields(field, new('x', 65_537)), Is.EqualTo([field]));

    [TestCaseSource(nameof(TextFields))]
    public void Refuses_control_characters(string field) => Assert.That(RefusedFields(field, "one\u0000two"), Is.EqualTo([field]));

    [TestCaseSource(nameof(TextFields))]
    public void Lets_a_field_be_cleared(string field) => Assert.That(RefusedFields(field, value: null), Is.Empty);

    [TestCase("64492917")]
    [TestCase(null)]
    [TestCase("")]
    public void Takes_the_id_of_an_owner(string? id) => Assert.That(RefusedFields("OwnerId", id), Is.Empty);

    [TestCase("ana")]
    [TestCase("12a")]
    [TestCase("-1")]
    public void Refuses_an_owner_that_is_no_id(string id) => Assert.That(RefusedFields("OwnerId", id), Is.EqualTo(["OwnerId"]));

    [TestCase("favourite_colour", "blue")]
    [TestCase("hs_timezone", null)]
    [TestCase("p_1", "")]
    public void Takes_a_custom_property(string name, string? value) => Assert.That(RefusedCustom(name, value), Is.Empty);

    [TestCase("Favourite")]
    [TestCase("favourite colour")]
    [TestCase("")]
    [TestCase("colour\n")]
    [TestCase("associations.contact")]
    public void Refuses_a_malformed_property_name(string name) => Assert.That(RefusedCustom(name, "blue"), Is.EqualTo(["customProperties.?"]));

    [Test]
    public void Refuses_a_property_name_of_201_characters() => Assert.That(RefusedCustom(new('a', 201), "blue"), Is.EqualTo(["customProperties.?"]));

    [Test]
    public void Refuses_a_custom_property_that_has_a_field_of_its_own() => Assert.That(RefusedCustom("hubspot_owner_id", "1"), Is.EqualTo(["customProperties.hubspot_owner_id"]));

    [Test]
    public void Says_which_field_to_use_instead() =>
        Assert.That(Validate(FieldsOf.Custom<TFields>(Custom("hubspot_owner_id", "1"))).Errors[0].ErrorMessage, Does.Contain("'ownerId'"));

    [Test]
    public void Refuses_a_property_that_the_service_keeps_for_itself() => Assert.That(RefusedCustom("kept_for_the_service", "x"), Is.EqualTo(["customProperties.kept_for_the_service"]));

    [Test]
    public void Refuses_control_characters_in_a_custom_property() => Assert.That(RefusedCustom("favourite_colour", "blue\u0007"), Is.EqualTo(["customProperties.favourite_colour"]));

    [Test]
    public void Refuses_251_custom_properties()
    {
        var custom = Enumerable.Range(0, 251).ToDictionary(index => $"p_{index}", _ => (string?)"x", StringComparer.Ordinal);

        Assert.That(Names(Validate(FieldsOf.Custom<TFields>(custom))), Is.EqualTo(["customProperties"]));
    }

    private FluentValidation.Results.ValidationResult Validate(TFields fields) => Services.GetRequiredService<IValidator<TFields>>().Validate(fields);

    private IEnumerable<string> RefusedFields(string field, string? value) => Names(Validate(FieldsOf.With<TFields>(field, Text(value))));

    private IEnumerable<string> RefusedCustom(string name, string? value) => Names(Validate(FieldsOf.Custom<TFields>(Custom(name, value))));

    private static Dictionary<string, string?> Custom(string name, string? value) => new(StringComparer.Ordinal) { [name] = value };
}
