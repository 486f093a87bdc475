using CsCheck;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Domain.UnitTests.Records;

public sealed class RecordIdTests
{
    [TestCase("1")]
    [TestCase("51200000101")]
    [TestCase("9999999999999999999")]
    public void Takes_digits(string text) => Assert.That(new RecordId<Contact>(text).IsWellFormed, Is.True);

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase(" 1")]
    [TestCase("1\n")]
    [TestCase("1/2")]
    [TestCase("\u0661\u0662")]
    [TestCase("12345678901234567890")]
    public void Refuses_anything_else(string text) => Assert.That(new RecordId<Contact>(text).IsWellFormed, Is.False);

    [Test]
    public void Refuses_nothing_at_all() => Assert.That(default(RecordId<Contact>).IsWellFormed, Is.False);

    [Test]
    public void Holds_every_number_of_HubSpot() =>
        Gen.Long[0, long.MaxValue].Sample(number => new RecordId<Contact>($"{number}").IsWellFormed);

    [Test]
    public void Shows_its_type_in_logs() => Assert.That($"{new RecordId<Contact>("51200000101")}", Is.EqualTo("Contact 51200000101"));

    [Test]
    public void Shows_no_malformed_text_in_logs() => Assert.That($"{new RecordId<Contact>("ana@example.net")}", Is.EqualTo("Contact (malformed)"));
}
