using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Contacts;

/// <summary>Batches that tell contacts apart by their e-mail.</summary>
public sealed class ContactBatchTests : CrmFixture
{
    private string _ana = "";

    [SetUp]
    public async Task GivenContactAsync() => _ana = (await Writer.PostAsync(Contacts, new { email = "ana@example.org", city = "Madrid" })).Id;

    [Test]
    public async Task Reads_by_email_however_it_is_written()
    {
        var answer = await Reader.PostAsync($"{Contacts}/batch/read", new { ids = new[] { "nobody@example.org", "ANA@example.org", "ana@example.org" }, by = "email" });

        Assert.That(answer.Each("results", "record.id"), Is.EqualTo(new[] { null, _ana, _ana }));
    }

    [Test]
    public async Task Reads_by_a_second_email()
    {
        var other = (await Writer.PostAsync(Contacts, new { email = "other@example.org" })).Id;
        var merged = (await Writer.PostAsync($"{Contacts}/{_ana}/merge", new { duplicateId = other })).Id;

        var answer = await Reader.PostAsync($"{Contacts}/batch/read", new { ids = new[] { "other@example.org" }, by = "email" });

        Assert.That(answer["results.0.record.id"], Is.EqualTo(merged));
    }

    [Test]
    public async Task Upserts_by_email()
    {
        var answer = await Writer.PostAsync($"{Contacts}/batch/upsert", new { by = "email", records = new[] { new { email = "ANA@example.org", city = "Lisbon" }, new { email = "new@example.org", city = "Porto" } } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Each("results", "status"), Is.EqualTo(new[] { "200", "201" }));
            Assert.That(answer["results.0.record.id"], Is.EqualTo(_ana));
            Assert.That(answer.Each("results", "record.city"), Is.EqualTo(new[] { "Lisbon", "Porto" }));
        });
    }

    [Test]
    public async Task Refuses_to_upsert_a_contact_without_the_email_alone()
    {
        var answer = await Writer.PostAsync($"{Contacts}/batch/upsert", new { by = "email", records = new object[] { new { city = "Porto" }, new { email = "ana@example.org" } } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Node("results.0"), Problem.Outcome(400, "request.invalid").About("email"));
            Assert.That(answer["results.1.status"], Is.EqualTo("200"));
        });
    }

    [Test]
    public async Task Archives_by_email()
    {
        var answer = await Writer.PostAsync($"{Contacts}/batch/archive", new { ids = new[] { "ana@example.org", "nobody@example.org" }, by = "email" });

        Assert.Multiple(async () =>
        {
            Assert.That(answer["results.0.status"], Is.EqualTo("204"));
            Assert.That(answer.Node("results.1"), Problem.Outcome(404, "record.not-found"));
            Assert.That((await HubSpot.RecordAsync("contacts", _ana)).Archived);
        });
    }

    [Test]
    public async Task Changes_a_contact_by_the_id_that_it_had_before_a_merge()
    {
        var other = (await Writer.PostAsync(Contacts, new { email = "other@example.org" })).Id;
        var merged = (await Writer.PostAsync($"{Contacts}/{_ana}/merge", new { duplicateId = other })).Id;

        var answer = await Writer.PostAsync($"{Contacts}/batch/update", new { records = new[] { new { id = other, city = "Porto" } } });

        Assert.That((answer["results.0.record.id"], answer["results.0.record.city"]), Is.EqualTo((merged, "Porto")));
    }
}
