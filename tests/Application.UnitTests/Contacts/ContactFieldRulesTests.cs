using Application.UnitTests.Drivers;
using FluentValidation;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Contacts;

/// <summary>What holds for the fields of a contact in every write.</summary>
public sealed class ContactFieldRulesTests : UseCases
{
    private static readonly string[] TextFields =
    [
        nameof(ContactFields.FirstName), nameof(ContactFields.LastName), nameof(ContactFields.Phone), nameof(ContactFields.MobilePhone), nameof(ContactFields.Company),
        nameof(ContactFields.JobTitle), nameof(ContactFields.Website), nameof(ContactFields.Address), nameof(ContactFields.City), nameof(ContactFields.State),
        nameof(ContactFields.Zip), nameof(ContactFields.Country), nameof(ContactFields.LifecycleStage), nameof(ContactFields.LeadStatus),
    ];

    [TestCaseSource(nameof(TextFields))]
    public void Takes_text_with_lines_and_tabs(string field) => Assert.That(RefusedFields(field, "one\r\n\ttwo"), Is.Empty);

    [TestCaseSource(nameof(TextFields))]
    public void Takes_text_of_65536_characters(string field) => Assert.That(RefusedFields(field, new('x', 65_536)), Is.Empty);

    [TestCaseSource(nameof(TextFields))]
    public void Refuses_text_of_65537_characters(string field) => Assert.That(RefusedFields(field, new('x', 65_537)), Is.EqualTo([field]));

    [TestCaseSource(nameof(TextFields))]
    public void Refuses_control_characters(string field) => Assert.That(RefusedFields(field, "one\u0000two"), Is.EqualTo([field]));

    [TestCase("ana@example.net")]
    [TestCase(" Ana@Example.NET ")]
    [TestCase(null)]
    [TestCase("")]
    public void Takes_an_email_or_its_clearing(string? email) => Assert.That(RefusedFields(nameof(ContactFields.Email), email), Is.Empty);

    [TestCase("ana")]
    [TestCase(" ")]
    [TestCase("ana@example.net\u0000")]
    public void Refuses_an_email_that_is_none(string email) => Assert.That(RefusedFields(nameof(ContactFields.Email), email), Is.EqualTo(["Email"]));

    [TestCase("64492917")]
    [TestCase(null)]
    [TestCase("")]
    public void Takes_the_id_of_an_owner(string? id) => Assert.That(RefusedFields(nameof(ContactFields.OwnerId), id), Is.Empty);

    [TestCase("ana")]
    [TestCase("12a")]
    [TestCase("-1")]
    public void Refuses_an_owner_that_is_no_id(string id) => Assert.That(RefusedFields(nameof(ContactFields.OwnerId), id), Is.EqualTo(["OwnerId"]));

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
    public void Refuses_a_custom_property_that_has_a_field_of_its_own() => Assert.That(RefusedCustom("firstname", "Ana"), Is.EqualTo(["customProperties.firstname"]));

    [Test]
    public void Says_which_field_to_use_instead() =>
        Assert.That(Validate(new() { CustomProperties = Custom("firstname", "Ana") }).Errors[0].ErrorMessage, Does.Contain("'firstName'"));

    [Test]
    public void Refuses_control_characters_in_a_custom_property() => Assert.That(RefusedCustom("favourite_colour", "blue\u0007"), Is.EqualTo(["customProperties.favourite_colour"]));

    [Test]
    public void Refuses_251_custom_properties()
    {
        var custom = Enumerable.Range(0, 251).ToDictionary(index => $"p_{index}", _ => (string?)"x", StringComparer.Ordinal);

        Assert.That(Fields(Validate(new() { CustomProperties = custom })), Is.EqualTo(["customProperties"]));
    }

    private FluentValidation.Results.ValidationResult Validate(ContactFields fields) => Services.GetRequiredService<IValidator<ContactFields>>().Validate(fields);

    private IEnumerable<string> RefusedFields(string field, string? value)
    {
        var fields = new ContactFields();
        typeof(ContactFields).GetProperty(field)!.SetValue(fields, Optional<string>.Of(value));
        return Fields(Validate(fields));
    }

    private IEnumerable<string> RefusedCustom(string name, string? value) => Fields(Validate(new() { CustomProperties = Custom(name, value) }));

    private static IEnumerable<string> Fields(FluentValidation.Results.ValidationResult result) => result.Errors.Select(error => error.PropertyName);

    private static Dictionary<string, string?> Custom(string name, string? value) => new(StringComparer.Ordinal) { [name] = value };
}
