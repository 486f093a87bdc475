using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Contacts;

public sealed class DuplicateContactTests : CrmFixture
{
    private const string Email = "ana@example.org";

    private string _existing = "";

    [SetUp]
    public async Task GivenContactAsync() => _existing = (await Writer.PostAsync(Contacts, new { email = Email })).Id;

    [TestCase("ana@example.org")]
    [TestCase("ANA@EXAMPLE.ORG")]
    [TestCase(" ana@example.org ")]
    public async Task A_second_contact_with_the_email_is_refused_with_the_id_of_the_first(string email)
    {
        Assert.That(await Writer.PostAsync(Contacts, new { email }), Problem.Of(409, "record.duplicate").Saying("existingId", _existing).Saying("hubSpot.status", "409"));
    }

    [Test]
    public async Task A_change_to_the_email_of_another_contact_is_refused_with_its_id()
    {
        var other = (await Writer.PostAsync(Contacts, new { email = "other@example.org" })).Id;

        Assert.That(await Writer.PatchAsync($"{Contacts}/{other}", new { email = Email }), Problem.Of(409, "record.duplicate").Saying("existingId", _existing));
    }

    [Test]
    public async Task A_contact_may_be_told_its_own_email_again()
    {
        Assert.That((await Writer.PatchAsync($"{Contacts}/{_existing}", new { email = Email })).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_batch_refuses_the_duplicate_alone()
    {
        var answer = await Writer.PostAsync($"{Contacts}/batch/create", new { records = new[] { new { email = "new@example.org" }, new { email = Email } } });

        Assert.Multiple(() =>
        {
            Assert.That(answer["results.0.status"], Is.EqualTo("201"));
            Assert.That(answer.Node("results.1"), Problem.Outcome(409, "record.duplicate").WithExisting(_existing));
        });
    }

    [Test]
    public async Task A_batch_makes_one_contact_of_an_email_that_it_holds_twice()
    {
        var answer = await Writer.PostAsync($"{Contacts}/batch/create", new { records = new[] { new { email = "new@example.org" }, new { email = "NEW@example.org" } } });

        Assert.That(answer.Each("results", "status"), Is.EquivalentTo(new[] { "201", "409" }));
    }

    [Test]
    public async Task A_batch_of_updates_refuses_the_duplicate_alone()
    {
        var other = (await Writer.PostAsync(Contacts, new { email = "other@example.org" })).Id;

        var answer = await Writer.PostAsync($"{Contacts}/batch/update", new { records = new object[] { new { id = other, email = Email }, new { id = _existing, city = "Madrid" } } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Node("results.0"), Problem.Outcome(409, "record.duplicate").WithExisting(_existing));
            Assert.That(answer["results.1.status"], Is.EqualTo("200"));
        });
    }

    [Test]
    public async Task The_email_of_an_archived_contact_is_free()
    {
        await HubSpot.ArchiveAsync("contacts", _existing);

        Assert.That((await Writer.PostAsync(Contacts, new { email = Email })).Status, Is.EqualTo(201));
    }
}
