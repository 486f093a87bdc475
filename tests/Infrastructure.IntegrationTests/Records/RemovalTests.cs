using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Records;

/// <summary>What takes a contact away: archive, merge and erase.</summary>
public sealed class RemovalTests : SandboxFixture
{
    [Test]
    public async Task Archives_twice_without_complaint()
    {
        var made = await CreateAsync("ana@example.net");
        await HubSpot.Archive.ArchiveAsync(Id(made.Id), Ct);

        Assert.That(() => HubSpot.Archive.ArchiveAsync(Id(made.Id), Ct), Throws.Nothing);
    }

    [Test]
    public void Archives_no_contact_that_never_was() => Assert.That(() => HubSpot.Archive.ArchiveAsync(Id("999"), Ct), Throws.TypeOf<CrmRecordNotFoundException>());

    [TestCase(true)]
    [TestCase(false)]
    public async Task Merges_into_the_contact_whose_values_win(bool keepsId)
    {
        await Sandbox.SetAsync($$"""{"mergeKeepsPrimaryId":{{(keepsId ? "true" : "false")}}}""");
        var (ana, anna) = (await CreateAsync("ana@example.net", "Ana"), await CreateAsync("anna@example.net", "Anna"));

        var survivor = await HubSpot.Merger.MergeAsync(Id(ana.Id), Id(anna.Id), Ct);

        Assert.That((survivor.FirstName, survivor.Id == ana.Id), Is.EqualTo(("Ana", keepsId)));
    }

    [Test]
    public async Task Leads_from_both_ids_to_the_surviving_contact()
    {
        var (ana, anna) = (await CreateAsync("ana@example.net"), await CreateAsync("anna@example.net"));
        var survivor = await HubSpot.Merger.MergeAsync(Id(ana.Id), Id(anna.Id), Ct);

        Assert.That(new[] { (await GetAsync(ana.Id)).Id, (await GetAsync(anna.Id)).Id }, Is.All.EqualTo(survivor.Id));
    }

    [Test]
    public async Task Finds_the_surviving_contact_by_its_second_email()
    {
        var (ana, anna) = (await CreateAsync("ana@example.net"), await CreateAsync("anna@example.net"));
        var survivor = await HubSpot.Merger.MergeAsync(Id(ana.Id), Id(anna.Id), Ct);

        Assert.That((await HubSpot.Reader.FindAsync(new("email", "anna@example.net"), RecordView.Typed, Ct))?.Id, Is.EqualTo(survivor.Id));
    }

    [Test]
    public async Task Merges_no_contact_that_is_not_there()
    {
        var ana = await CreateAsync("ana@example.net");

        Assert.That(() => HubSpot.Merger.MergeAsync(Id(ana.Id), Id("999"), Ct), Throws.TypeOf<CrmRecordNotFoundException>());
    }

    [Test]
    public async Task Erases_a_contact_for_good()
    {
        var made = await CreateAsync("ana@example.net");
        await HubSpot.Eraser.EraseAsync(Id(made.Id), Ct);

        Assert.That(() => HubSpot.Reader.GetAsync(Id(made.Id), RecordView.Typed with { Archived = true }, Ct), Throws.TypeOf<CrmRecordNotFoundException>());
    }

    [Test]
    public async Task Erases_twice_without_complaint()
    {
        var made = await CreateAsync("ana@example.net");
        await HubSpot.Eraser.EraseAsync(Id(made.Id), Ct);

        Assert.That(() => HubSpot.Eraser.EraseAsync(Id(made.Id), Ct), Throws.Nothing);
    }

    [Test]
    public async Task Erases_a_contact_although_the_answer_was_lost()
    {
        var made = await CreateAsync("ana@example.net");
        await Sandbox.FailAsync($$"""{"match":{"path":"{{Contacts}}/gdpr-delete"},"kind":"commit-then-drop","count":1}""");

        Assert.That(() => HubSpot.Eraser.EraseAsync(Id(made.Id), Ct), Throws.Nothing);
    }
}
