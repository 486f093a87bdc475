using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Contacts;

public sealed class FindByEmailTests : CrmFixture
{
    [TestCase("ana@example.org")]
    [TestCase("ANA@Example.org")]
    [TestCase("%20ana@example.org")]
    public async Task Finds_the_contact_however_the_address_is_written(string email)
    {
        var id = (await Writer.PostAsync(Contacts, new { email = "ana@example.org" })).Id;

        Assert.That((await FindAsync(email))["id"], Is.EqualTo(id));
    }

    [TestCase("o'brien+shop@example.org")]
    [TestCase("a%b#c?d&e=f@example.org")]
    [TestCase("λάμδα@example.org")]
    public async Task Finds_addresses_with_odd_characters(string email)
    {
        var id = await HubSpot.CreateAsync("contacts", new { email });

        Assert.That((await FindAsync(Uri.EscapeDataString(email)))["id"], Is.EqualTo(id));
    }

    [Test]
    public async Task Sees_a_contact_that_search_does_not_see_yet()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 3_600_000 });
        await Writer.PostAsync(Contacts, new { email = "ana@example.org" });

        Assert.That((await FindAsync("ana@example.org")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Finds_a_contact_by_the_email_that_a_merge_made_its_second()
    {
        var ana = (await Writer.PostAsync(Contacts, new { email = "ana@example.org" })).Id;
        var other = (await Writer.PostAsync(Contacts, new { email = "other@example.org" })).Id;
        var merged = (await Writer.PostAsync($"{Contacts}/{ana}/merge", new { duplicateId = other })).Id;

        Assert.That((await FindAsync("other@example.org"))["id"], Is.EqualTo(merged));
    }

    [Test]
    public async Task Brings_the_custom_properties_that_are_asked_for()
    {
        var id = (await Writer.PostAsync(Contacts, new { email = "ana@example.org" })).Id;

        Assert.That((await FindAsync("ana@example.org?properties=hs_object_id"))["customProperties.hs_object_id"], Is.EqualTo(id));
    }

    [Test]
    public async Task Answers_404_when_nobody_has_the_email()
    {
        Assert.That(await FindAsync("nobody@example.org"), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Answers_404_when_only_an_archived_contact_has_it()
    {
        await HubSpot.ArchiveAsync("contacts", (await Writer.PostAsync(Contacts, new { email = "ana@example.org" })).Id);

        Assert.That(await FindAsync("ana@example.org"), Problem.Of(404, "record.not-found"));
    }

    [TestCase("plain")]
    [TestCase("a@b")]
    [TestCase("%22@%22")]
    [TestCase("a%0Ab@example.org")]
    public async Task Refuses_what_is_no_address(string email)
    {
        Assert.That(await FindAsync(email), Problem.Invalid("email"));
    }

    private static Task<Answer> FindAsync(string email) => Reader.GetAsync($"{Contacts}/by-email/{email}");
}
