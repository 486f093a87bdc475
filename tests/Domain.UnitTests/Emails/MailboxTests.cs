using CsCheck;
using HubSpotCrm.Domain.Emails;

namespace Domain.UnitTests.Emails;

public sealed class MailboxTests
{
    private static readonly Gen<string?> Name = Gen.String[Gen.Char["abc ÅÉ'.,-()"], 0, 20].Select(text => text.Trim()).Select(text => text.Length == 0 ? null : text);

    [TestCase("sam.lee@example.com", null, "sam.lee@example.com")]
    [TestCase("  sam.lee@example.com ", null, "sam.lee@example.com")]
    [TestCase("Sam Lee <sam.lee@example.com>", "Sam Lee", "sam.lee@example.com")]
    [TestCase("Sam Lee<sam.lee@example.com>", "Sam Lee", "sam.lee@example.com")]
    [TestCase(" Sam  Lee  < sam.lee@example.com > ", "Sam  Lee", "sam.lee@example.com")]
    [TestCase("<sam.lee@example.com>", null, "sam.lee@example.com")]
    [TestCase("sam <", null, "sam <")]
    [TestCase("", null, "")]
    public void Has_a_name_and_an_address(string mailbox, string? name, string address) => Assert.That(Mailbox.Parse(mailbox), Is.EqualTo((name, address)));

    [TestCase("sam.lee@example.com")]
    [TestCase("Sam Lee <sam.lee@example.com>")]
    [TestCase("<sam.lee@example.com>")]
    [TestCase("Lee, Sam (Sales) <sam.lee@example.com>")]
    [TestCase("Søren Ørsted <soren@example.com>")]
    public void Takes_an_address_with_or_without_a_name(string mailbox) => Assert.That(Mailbox.IsWellFormed(mailbox), Is.True);

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("sam")]
    [TestCase("Sam <sam>")]
    [TestCase("Sam <>")]
    [TestCase("Sam <sam.lee@example.com")]
    [TestCase("\"Sam\" <sam.lee@example.com>")]
    [TestCase("Sam > <sam.lee@example.com>")]
    [TestCase("Sam\nLee <sam.lee@example.com>")]
    [TestCase("Sam\rLee <sam.lee@example.com>")]
    [TestCase("a@example.com, b@example.com")]
    public void Refuses_anything_else(string? mailbox) => Assert.That(Mailbox.IsWellFormed(mailbox), Is.False);

    [Test]
    public void Reads_what_it_wrote() => Name.Sample(name => Mailbox.Parse(Mailbox.Write(name, "sam.lee@example.com")) == (name, "sam.lee@example.com"));

    [Test]
    public void Writes_what_is_well_formed() => Name.Sample(name => Mailbox.IsWellFormed(Mailbox.Write(name, "sam.lee@example.com")));

    [Test]
    public void Judges_any_text() => Gen.String.Sample(text => Mailbox.IsWellFormed(text) || !Mailbox.IsWellFormed(text));
}
