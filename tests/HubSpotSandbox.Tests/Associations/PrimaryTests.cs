using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class PrimaryTests : AssociationFixture
{
    [TestCase("contacts", 1, 279)]
    [TestCase("deals", 5, 341)]
    [TestCase("tickets", 26, 339)]
    [Cites("FACTS §6.1, §6.2")]
    public async Task Keeps_one_primary_company_per_record(string type, int primary, int unlabelled)
    {
        var id = type switch { "contacts" => Contact, "deals" => Deal, _ => Ticket };
        var second = await Api.CreateAsync("companies", """{"name":"Contoso"}""");

        await ConnectAsync(type, id, "companies", Company, Spec(primary));
        await ConnectAsync(type, id, "companies", second, Spec(primary));

        Assert.That(await LinksAsync(type, id, "companies"), Is.EqualTo(
            $"{Company}: {unlabelled} | {second}: {string.Join(", ", new[] { primary, unlabelled }.Order())}"));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Clears_the_previous_primary_when_set_from_the_companys_side()
    {
        var second = await Api.CreateAsync("companies", """{"name":"Contoso"}""");
        await ConnectAsync("contacts", Contact, "companies", Company, Spec(1));

        await ConnectAsync("companies", second, "contacts", Contact, Spec(2));

        Assert.That(await LinksAsync("companies", Company, "contacts"), Is.EqualTo($"{Contact}: 280"));
        Assert.That(await LinksAsync("contacts", Contact, "companies"), Is.EqualTo($"{Company}: 279 | {second}: 1, 279"));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Lets_a_company_be_the_primary_one_of_many()
    {
        var other = await Api.CreateContactAsync("ben@example.net");

        await ConnectAsync("contacts", Contact, "companies", Company, Spec(1));
        await ConnectAsync("contacts", other, "companies", Company, Spec(1));

        Assert.That(await LinksAsync("companies", Company, "contacts"), Is.EqualTo($"{Contact}: 2, 280 | {other}: 2, 280"));
    }

    [TestCase(false, "279")]
    [TestCase(true, "1, 279")]
    [Cites("sandbox.md: Settings")]
    public async Task Makes_the_first_company_the_primary_one_only_when_told_to(bool automatic, string types)
    {
        await Api.SetAsync($$"""{"firstCompanyIsPrimary":{{(automatic ? "true" : "false")}}}""");
        var second = await Api.CreateAsync("companies", """{"name":"Contoso"}""");

        await ConnectAsync("contacts", Contact, "companies", Company);
        await ConnectAsync("companies", second, "contacts", Contact);

        Assert.That(await LinksAsync("contacts", Contact, "companies"), Is.EqualTo($"{Company}: {types} | {second}: 279"));
    }

    [Test]
    [Cites("FACTS §6.2")]
    public async Task Shows_a_parent_company_as_the_parent_of_its_child()
    {
        var child = await Api.CreateAsync("companies", """{"name":"Contoso"}""");

        await ConnectAsync("companies", Company, "companies", child, Spec(13));

        Assert.That(await LinksAsync("companies", Company, "companies"), Is.EqualTo($"{child}: 13, 450"));
        Assert.That(await LinksAsync("companies", child, "companies"), Is.EqualTo($"{Company}: 14, 450"));
    }
}
