using Application.UnitTests.Drivers;
using FluentValidation;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Emails;

public sealed class EmailRulesTests : UseCases
{
    private const string Sam = "Sam Lee <sam.lee@example.com>";

    private static readonly EmailFields Complete = new() { From = Text(Sam), To = List("ana@example.net", "Li Wei <li.wei@example.org>") };

    private static IEnumerable<EmailFields> Incomplete =>
    [
        new() { From = Text(Sam) },
        new() { To = List("ana@example.net") },
        new() { Cc = List("ana@example.net") },
        new() { Bcc = List(null) },
        new() { From = Text(Sam), Cc = List("ana@example.net") },
    ];

    [Test]
    public void Takes_addresses_with_and_without_names() => Assert.That(Refused(Complete), Is.Empty);

    [Test]
    public void Lets_all_addresses_be_cleared() => Assert.That(Refused(new() { From = Text(null), To = List(null), Cc = List(null), Bcc = List(null) }), Is.Empty);

    [Test]
    public void Takes_a_change_that_leaves_the_addresses() => Assert.That(Refused(new() { Subject = Text("Bikes") }), Is.Empty);

    [TestCaseSource(nameof(Incomplete))]
    public void Refuses_addresses_that_are_not_written_together(EmailFields fields) => Assert.That(Refused(fields), Is.Not.Empty.And.SubsetOf(new[] { "From", "To" }));

    [TestCase("")]
    [TestCase("sam")]
    [TestCase("Sam <sam>")]
    [TestCase("\"Sam\" <sam.lee@example.com>")]
    [TestCase("Sam <a@example.com> <sam.lee@example.com>")]
    [TestCase("Sam\r\nBcc: x <sam.lee@example.com>")]
    [TestCase("sam.lee@example.com, ana@example.net")]
    public void Refuses_what_is_no_mailbox(string mailbox) => Assert.That(
        Refused(new() { From = Text(mailbox), To = List(mailbox), Cc = List("ana@example.net", mailbox), Bcc = List(mailbox) }), Is.EqualTo(["From", "To", "Cc", "Bcc"]));

    [Test]
    public void Refuses_a_missing_address_in_a_list() => Assert.That(Refused(Complete with { Cc = List(null!, "ana@example.net") }), Is.EqualTo(["Cc"]));

    private IEnumerable<string> Refused(EmailFields fields) => Names(Services.GetRequiredService<IValidator<EmailFields>>().Validate(fields));

    private static Optional<IReadOnlyList<string>> List(params string[]? mailboxes) => Optional<IReadOnlyList<string>>.Of(mailboxes);
}
