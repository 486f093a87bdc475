using HubSpotCrm.Domain.Records;

namespace Domain.UnitTests.Records;

public sealed class CrmObjectTypesTests
{
    private static IEnumerable<CrmObjectType> All => Enum.GetValues<CrmObjectType>();

    [TestCase(CrmObjectType.Contact, "contact", "contacts", false)]
    [TestCase(CrmObjectType.Company, "company", "companies", false)]
    [TestCase(CrmObjectType.Deal, "deal", "deals", false)]
    [TestCase(CrmObjectType.Ticket, "ticket", "tickets", false)]
    [TestCase(CrmObjectType.Call, "call", "calls", true)]
    [TestCase(CrmObjectType.Meeting, "meeting", "meetings", true)]
    [TestCase(CrmObjectType.Note, "note", "notes", true)]
    [TestCase(CrmObjectType.Task, "task", "tasks", true)]
    [TestCase(CrmObjectType.Email, "email", "emails", true)]
    public void Has_its_words(CrmObjectType type, string singular, string plural, bool engagement) =>
        Assert.That((type.Singular(), type.Plural(), type.IsEngagement()), Is.EqualTo((singular, plural, engagement)));

    [TestCaseSource(nameof(All))]
    public void Is_found_by_its_plural(CrmObjectType type) => Assert.That((CrmObjectTypes.TryParsePlural(type.Plural(), out var found), found), Is.EqualTo((true, type)));

    [Test]
    public void Every_plural_is_listed_in_the_order_of_the_types() => Assert.That(CrmObjectTypes.AllPlurals, Is.EqualTo(All.Select(type => type.Plural())));

    [TestCase("contact")]
    [TestCase("Contacts")]
    [TestCase("owners")]
    [TestCase("")]
    public void Nothing_is_found_by_another_word(string word) => Assert.That(CrmObjectTypes.TryParsePlural(word, out _), Is.False);

    [Test]
    public void Only_two_engagements_cannot_be_associated() => Assert.That(
        from one in All from other in All where one.CanBeAssociatedWith(other) == (one.IsEngagement() && other.IsEngagement()) select (one, other), Is.Empty);
}
