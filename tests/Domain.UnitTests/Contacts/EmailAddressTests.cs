using CsCheck;
using HubSpotCrm.Domain.Contacts;

namespace Domain.UnitTests.Contacts;

public sealed class EmailAddressTests
{
    private static readonly Gen<string> Part = Gen.Char["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"].Array[1, 20].Select(chars => new string(chars));

    private static readonly Gen<string> Address = Gen.Select(Part, Part, Part, Gen.Char[" \t"].Array[0, 3],
        (local, host, top, space) => $"{new string(space)}{local}@{host}.{top}{new string(space)}");

    [TestCase("ana.ruiz@example.net")]
    [TestCase("ANA.RUIZ@EXAMPLE.NET")]
    [TestCase("  ana@example.net\t")]
    [TestCase("ana+crm@example.net")]
    [TestCase("o'brien@example.ie")]
    [TestCase("a@b.c")]
    [TestCase("ana@mail.sub-domain.example.net")]
    [TestCase("josé@example.net")]
    [TestCase("1@2.34")]
    public void Takes_an_address(string text) => Assert.That(EmailAddress.TryParse(text, out _), Is.True);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("ana")]
    [TestCase("@example.net")]
    [TestCase("ana@")]
    [TestCase("ana@example")]
    [TestCase("ana@.net")]
    [TestCase("ana@example.")]
    [TestCase("ana@example..net")]
    [TestCase("ana@-example.net")]
    [TestCase("ana@example.net-")]
    [TestCase("ana@ruiz@example.net")]
    [TestCase("ana ruiz@example.net")]
    [TestCase("ana@example.net, li@example.org")]
    [TestCase("ana@example.net;li@example.org")]
    [TestCase("Ana <ana@example.net>")]
    [TestCase("\"ana\"@example.net")]
    [TestCase("ana(work)@example.net")]
    [TestCase("ana@[127.0.0.1]")]
    [TestCase("mailto:ana@example.net")]
    [TestCase("ana@example.net/path")]
    [TestCase("ana\\ruiz@example.net")]
    [TestCase("ana\n@example.net")]
    [TestCase("ana\u0000@example.net")]
    [TestCase("ana@exa\u00admple.com")]
    [TestCase("ana\u200b@example.net")]
    public void Refuses_what_is_no_address(string? text) => Assert.That(EmailAddress.TryParse(text, out _), Is.False);

    [Test]
    public void Takes_a_local_part_of_64_characters() => Assert.That(EmailAddress.TryParse($"{new string('a', 64)}@example.net", out _), Is.True);

    [Test]
    public void Refuses_a_local_part_of_65_characters() => Assert.That(EmailAddress.TryParse($"{new string('a', 65)}@example.net", out _), Is.False);

    [Test]
    public void Takes_an_address_of_254_characters() => Assert.That(EmailAddress.TryParse($"a@{new string('b', 249)}.cd", out _), Is.True);

    [Test]
    public void Refuses_an_address_of_255_characters() => Assert.That(EmailAddress.TryParse($"a@{new string('b', 250)}.cd", out _), Is.False);

    [Test]
    public void Keeps_the_address_trimmed_and_in_lower_case() => Assert.That(EmailAddress.Parse(" Ana.Ruiz@Example.NET ").Value, Is.EqualTo("ana.ruiz@example.net"));

    [Test]
    public void Is_equal_whatever_the_case() => Assert.That(EmailAddress.Parse("ANA@example.net"), Is.EqualTo(EmailAddress.Parse("ana@EXAMPLE.net")));

    [Test]
    public void Hides_itself_in_logs() => Assert.That($"{EmailAddress.Parse("ana@example.net")}", Is.EqualTo("***@***"));

    [Test]
    public void Says_nothing_of_a_text_that_it_refuses() =>
        Assert.That(() => EmailAddress.Parse("ana ruiz"), Throws.TypeOf<FormatException>().With.Message.Not.Contains("ana"));

    [Test]
    public void Means_the_same_when_its_value_is_read_again() =>
        Address.Sample(text => EmailAddress.Parse(EmailAddress.Parse(text).Value) == EmailAddress.Parse(text));

    [Test]
    public void Means_the_same_in_upper_and_in_lower_case() =>
        Address.Sample(text => EmailAddress.Parse(text.ToUpperInvariant()) == EmailAddress.Parse(text.ToLowerInvariant()));

    [Test]
    public void Never_fails_but_by_saying_no() =>
        Gen.String.Sample(text => EmailAddress.TryParse(text, out var address) == (address is not null));
}
