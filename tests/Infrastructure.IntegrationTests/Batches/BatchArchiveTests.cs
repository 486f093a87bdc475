using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Batches;

public sealed class BatchArchiveTests : SandboxFixture
{
    [Test]
    public async Task Archives_each_contact()
    {
        var (ana, li) = (await CreateAsync("ana@example.net"), await CreateAsync("li@example.org"));

        Assert.That((await ArchiveAsync(by: null, ana.Id, li.Id)).Words(), Is.EqualTo(["done", "done"]));
        Assert.That(await Sandbox.ContactEmailsAsync(), Is.Empty);
    }

    [Test]
    public async Task Fails_unknown_and_malformed_ids_alone()
    {
        var made = await CreateAsync("ana@example.net");

        Assert.That((await ArchiveAsync(by: null, "999", made.Id, "abc")).Words(), Is.EqualTo(["not found", "done", "not found"]));
    }

    [Test]
    public async Task Takes_an_archived_contact_as_done()
    {
        var made = await CreateAsync("ana@example.net");
        await HubSpot.Archive.ArchiveAsync(Id(made.Id), Ct);

        Assert.That((await ArchiveAsync(by: null, made.Id)).Words(), Is.EqualTo(["done"]));
    }

    [Test]
    public async Task Archives_one_contact_that_is_named_twice()
    {
        var made = await CreateAsync("ana@example.net");

        Assert.That((await ArchiveAsync(by: null, made.Id, made.Id)).Words(), Is.EqualTo(["done", "done"]));
    }

    [Test]
    public async Task Archives_by_email()
    {
        await CreateAsync("ana@example.net");

        Assert.That((await ArchiveAsync("email", "nobody@example.net", "ANA@example.net")).Words(), Is.EqualTo(["not found", "done"]));
    }

    [Test]
    public async Task Archives_the_contact_that_a_merged_away_id_leads_to()
    {
        var (ana, anna) = (await CreateAsync("ana@example.net"), await CreateAsync("anna@example.net"));
        var survivor = await HubSpot.Merger.MergeAsync(Id(ana.Id), Id(anna.Id), Ct);

        await ArchiveAsync(by: null, ana.Id, survivor.Id);

        Assert.That(() => GetAsync(survivor.Id), Throws.TypeOf<CrmRecordNotFoundException>());
    }

    [Test]
    public async Task Archives_250_contacts_in_three_calls()
    {
        var made = await HubSpot.Writer.CreateManyAsync([.. Enumerable.Range(0, 250).Select(i => new ContactFields { Email = Text($"a{i}@example.net") })], Ct);

        await ArchiveAsync(by: null, [.. made.Select(outcome => outcome.Record!.Id)]);

        Assert.That(await Sandbox.CountOfAsync($"POST {Contacts}/batch/archive"), Is.EqualTo(3));
    }

    private Task<IReadOnlyList<BatchOutcome<Contact>>> ArchiveAsync(string? by, params string[] keys) => HubSpot.Archive.ArchiveManyAsync(keys, by, Ct);
}
