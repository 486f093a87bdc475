using Application.UnitTests.Drivers;
using FluentValidation;
using HubSpotCrm.Domain.Contacts;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Contacts;

public sealed class ContactRulesTests : UseCases
{
    private static IEnumerable<ContactFields> Named =>
    [
        new() { Email = Text("ana@example.net") },
        new() { FirstName = Text("Ana") },
        new() { LastName = Text("Ruiz") },
    ];

    [TestCaseSource(nameof(Named))]
    public void Takes_a_new_contact_that_names_someone(ContactFields fields) => Assert.That(RefusedNew(fields), Is.Empty);

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public void Refuses_a_new_contact_that_names_nobody(string? name) => Assert.That(RefusedNew<ContactFields>(new() { FirstName = Text(name), LastName = Text(name) }), Is.EqualTo(["email"]));

    [TestCase("ana@example.net")]
    [TestCase(" Ana@Example.NET ")]
    [TestCase(null)]
    [TestCase("")]
    public void Takes_an_email_or_its_clearing(string? email) => Assert.That(Refused(email), Is.Empty);

    [TestCase("ana")]
    [TestCase(" ")]
    [TestCase("ana@example.net\u0000")]
    public void Refuses_an_email_that_is_none(string email) => Assert.That(Refused(email), Is.EqualTo(["Email"]));

    private IEnumerable<string> Refused(string? email) => Names(Services.GetRequiredService<IValidator<ContactFields>>().Validate(new ContactFields { Email = Text(email) }));
}
