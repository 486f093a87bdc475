using HubSpotCrm.Infrastructure.Phones;
using Microsoft.Extensions.Options;

namespace Infrastructure.IntegrationTests.Phones;

public sealed class InternationalNumbersTests
{
    private static readonly InternationalNumbers Anywhere = new(Options.Create(new PhoneOptions()));
    private static readonly InternationalNumbers Germany = new(Options.Create(new PhoneOptions { DefaultRegion = "DE" }));
    private static readonly InternationalNumbers America = new(Options.Create(new PhoneOptions { DefaultRegion = "US" }));
    private static readonly InternationalNumbers Spain = new(Options.Create(new PhoneOptions { DefaultRegion = "ES" }));

    [TestCase("+34911222333", "+34911222333")]
    [TestCase("+34 (911) 22-23.33", "+34911222333")]
    [TestCase("tel:+34-911-222-333", "+34911222333")]
    [TestCase("+34 911 222 333 ext. 5", "+34911222333")]
    [TestCase("+49 (0)30 1234567", "+49301234567")]
    [TestCase("+1 212-555-0123", "+12125550123")]
    [TestCase("＋３４ ９１１ ２２２ ３３３", "+34911222333")]
    public void Reads_a_number_in_any_writing(string text, string value) => Assert.That(Anywhere.Parse(text)?.Value, Is.EqualTo(value));

    [TestCase("911 222 333")]
    [TestCase("0034 911 222 333")]
    public void Reads_a_number_as_its_own_country_writes_it(string text) => Assert.That(Spain.Parse(text), Is.EqualTo(new HubSpotCrm.Domain.Contacts.PhoneNumber("+34911222333", "911222333")));

    [TestCase("911 222 333")]
    [TestCase("nonsense")]
    [TestCase("+34")]
    [TestCase("")]
    [TestCase(null)]
    public void Takes_nothing_else(string? text) => Assert.That(Anywhere.Parse(text), Is.Null);

    [Test]
    public void Takes_no_number_that_is_whole_in_its_town_alone() => Assert.That((America.Parse("555-0123"), Germany.Parse("101")), Is.EqualTo((null as HubSpotCrm.Domain.Contacts.PhoneNumber, null as HubSpotCrm.Domain.Contacts.PhoneNumber)));

    [Test]
    public void Takes_the_short_numbers_of_small_countries() => Assert.That(Anywhere.Parse("+376 712 345")?.Value, Is.EqualTo("+376712345"));

    [Test]
    public void Knows_numbers_again_that_nobody_has_yet() => Assert.That(Anywhere.IsSame(Anywhere.Parse("+1 555 123 4567")!, "(555) 123-4567"), Is.True);

    [TestCase("911222333", true)]
    [TestCase("+34911222333", true)]
    [TestCase("00 34 911 222 333", true)]
    [TestCase("+351911222333", false)]
    [TestCase("911222334", false)]
    [TestCase(null, false)]
    public void Tells_whether_a_stored_text_is_a_number(string? text, bool isSame) => Assert.That(Anywhere.IsSame(Anywhere.Parse("+34911222333")!, text), Is.EqualTo(isSame));

    [Test]
    public void Does_not_show_itself() => Assert.That($"{Anywhere.Parse("+34911222333")}", Does.Not.Contain("911"));
}
