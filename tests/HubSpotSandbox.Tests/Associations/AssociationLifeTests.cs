using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class AssociationLifeTests : AssociationFixture
{
    [TestCase(false)]
    [TestCase(true)]
    [Cites("FACTS §3.9")]
    public async Task Moves_the_associations_of_both_to_the_survivor_of_a_merge(bool keepsId)
    {
        await Api.SetAsync($$"""{"mergeKeepsPrimaryId":{{(keepsId ? "true" : "false")}}}""");
        var other = await Api.CreateContactAsync("a.ruiz@example.net");
        await ConnectAsync("contacts", Contact, "deals", Deal);
        await ConnectAsync("contacts", other, "notes", Note);
        await ConnectAsync("contacts", other, "contacts", Contact);

        var survivor = await MergeAsync("contacts", Contact, other);

        Assert.That(await LinksAsync("contacts", survivor, "deals"), Is.EqualTo($"{Deal}: 4"));
        Assert.That(await LinksAsync("deals", Deal, "contacts"), Is.EqualTo($"{survivor}: 3"));
        Assert.That(await LinksAsync("notes", Note, "contacts"), Is.EqualTo($"{survivor}: 202"));
        Assert.That(await LinksAsync("contacts", survivor, "contacts"), Is.Empty);
    }

    [Test]
    [Cites("FACTS §3.9, §6.1; sandbox.md: Choices")]
    public async Task Keeps_the_primary_company_of_the_primary_record_in_a_merge()
    {
        var other = await Api.CreateContactAsync("a.ruiz@example.net");
        var second = await Api.CreateAsync("companies", """{"name":"Contoso"}""");
        await ConnectAsync("contacts", Contact, "companies", Company, Spec(1));
        await ConnectAsync("contacts", other, "companies", second, Spec(1));

        var survivor = await MergeAsync("contacts", Contact, other);

        Assert.That(await LinksAsync("contacts", survivor, "companies"), Is.EqualTo($"{Company}: 1, 279 | {second}: 279"));
    }

    [Test]
    [Cites("FACTS §3.9")]
    public async Task Keeps_merged_companies_the_primary_ones_of_their_contacts()
    {
        var second = await Api.CreateAsync("companies", """{"name":"Contoso"}""");
        await ConnectAsync("contacts", Contact, "companies", second, Spec(1));
        await ConnectAsync("contacts", Contact, "companies", Company);

        var survivor = await MergeAsync("companies", Company, second);

        Assert.That(await LinksAsync("contacts", Contact, "companies"), Is.EqualTo($"{survivor}: 1, 279"));
    }

    [Test]
    [Cites("FACTS §3.2, §3.9")]
    public async Task Takes_merged_away_ids_in_association_calls()
    {
        var other = await Api.CreateContactAsync("a.ruiz@example.net");
        var survivor = await MergeAsync("contacts", Contact, other);

        var connected = await ConnectAsync("deals", Deal, "contacts", other);
        var read = await Api.PostAsync(Between("contacts", "deals", "batch/read"), $$"""{"inputs":[{"id":"{{Contact}}"}]}""");

        Assert.That(connected["results.0.to.id"], Is.EqualTo(survivor));
        Assert.That(await LinksAsync("contacts", Contact, "deals"), Is.EqualTo($"{Deal}: 4"));
        Assert.That(read["results.0.to.0.toObjectId"], Is.EqualTo(Deal));
        Assert.That((await Api.DeleteAsync(Path("contacts", other, "deals", Deal))).Status, Is.EqualTo(204));
        Assert.That(await LinksAsync("contacts", survivor, "deals"), Is.Empty);
    }

    [Test]
    [Cites("FACTS §3.6; sandbox.md: Choices")]
    public async Task Hides_archived_and_erased_records()
    {
        var erased = await Api.CreateContactAsync("gone@example.net");
        await ConnectAsync("deals", Deal, "contacts", Contact);
        await ConnectAsync("deals", Deal, "contacts", erased);

        await Api.DeleteAsync($"{Contacts}/{Contact}");
        await Api.PostAsync($"{Contacts}/gdpr-delete", $$"""{"objectId":"{{erased}}"}""");

        Assert.That(await LinksAsync("deals", Deal, "contacts"), Is.Empty);
        Assert.That((await Api.GetAsync($"{Contacts}/{Contact}?archived=true&associations=deals")).Has("associations"), Is.False);
        Assert.That((await Api.GetAsync(Path("contacts", Contact, "deals"))).Status, Is.EqualTo(404));
    }

    [Test]
    [Cites("sandbox.md: Store")]
    public async Task Keeps_one_primary_company_however_many_are_set_at_once()
    {
        var inputs = string.Join(',', Enumerable.Range(0, 40).Select(number => $$$"""{"properties":{"name":"Firm {{{number}}}"}}"""));
        var companies = (await Api.PostAsync($"{Companies}/batch/create", $$"""{"inputs":[{{inputs}}]}""")).Each("results", "id").ToList();

        await Task.WhenAll(companies.Select(company => ConnectAsync("contacts", Contact, "companies", company, Spec(1))));

        var links = (await LinksAsync("contacts", Contact, "companies")).Split(" | ");
        Assert.That(links, Has.Length.EqualTo(40));
        Assert.That(links.Count(link => link.EndsWith(": 1, 279", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private async Task<string> MergeAsync(string type, string primary, string other) => (await Api.PostAsync(
        $"/crm/objects/2026-09/{type}/merge", $$"""{"primaryObjectId":"{{primary}}","objectIdToMerge":"{{other}}"}"""))["id"]!;
}
