using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Companies;

public sealed class FindByDomainTests : CompanyByDomainFixture
{
    [TestCase("northwind.example.org")]
    [TestCase("NORTHWIND.Example.org")]
    [TestCase("www.northwind.example.org")]
    [TestCase("WWW.northwind.example.org")]
    [TestCase("northwind.example.org.")]
    [TestCase("%20northwind.example.org%20")]
    public async Task Finds_the_company_however_the_domain_is_written(string domain)
    {
        var id = await GivenForeignAsync();

        Assert.That((await FindAsync(domain))["id"], Is.EqualTo(id));
    }

    [TestCase("www.northwind.example.org")]
    [TestCase("Northwind.Example.org")]
    public async Task Finds_a_company_however_HubSpot_keeps_its_domain(string stored)
    {
        var id = await GivenForeignAsync(stored);

        Assert.That((await FindAsync(Domain))["id"], Is.EqualTo(id));
    }

    [TestCase("bücher.example", "BÜCHER.example")]
    [TestCase("bücher.example", "xn--bcher-kva.example")]
    [TestCase("xn--bcher-kva.example", "bücher.example")]
    [TestCase("www.λάμδα.example", "λάμδα.example")]
    public async Task Finds_a_domain_in_any_script(string stored, string asked)
    {
        var id = await HubSpot.CreateAsync("companies", new { domain = stored });

        Assert.That((await FindAsync(Uri.EscapeDataString(asked)))["id"], Is.EqualTo(id));
    }

    [Test]
    public async Task Sees_a_company_that_search_does_not_see_yet()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 3_600_000 });
        var id = (await Writer.PostAsync(Companies, new { domain = Domain })).Id;

        Assert.That((await FindAsync(Domain))["id"], Is.EqualTo(id));
    }

    [Test]
    public async Task Gives_the_oldest_of_several_companies()
    {
        var ids = await HubSpot.CreateManyAsync("companies", Enumerable.Repeat(new { domain = Domain }, 3));

        Assert.That((await FindAsync(Domain))["id"], Is.EqualTo(ids[0]));
    }

    [Test]
    public async Task Passes_over_a_company_that_search_still_shows_after_it_was_archived()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 5_000 });
        var ids = await HubSpot.CreateManyAsync("companies", Enumerable.Repeat(new { domain = Domain }, 2));
        await HubSpot.AdvanceAsync(TimeSpan.FromSeconds(6));
        await HubSpot.ArchiveAsync("companies", ids[0]);

        Assert.That((await FindAsync(Domain))["id"], Is.EqualTo(ids[1]));
    }

    [Test]
    public async Task Does_not_find_a_company_whose_domain_was_changed()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 5_000 });
        var id = (await Writer.PostAsync(Companies, new { domain = Domain })).Id;
        await HubSpot.AdvanceAsync(TimeSpan.FromSeconds(6));
        await Writer.PatchAsync($"{Companies}/{id}", new { domain = "other.example.org" });

        Assert.That(await FindAsync(Domain), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Finds_a_company_by_the_domain_that_it_was_changed_to()
    {
        var id = (await Writer.PostAsync(Companies, new { domain = Domain })).Id;
        await HubSpot.SetAsync(new { searchDelayMs = 3_600_000 });
        await Writer.PatchAsync($"{Companies}/{id}", new { domain = "other.example.org" });

        Assert.That((await FindAsync("other.example.org"))["id"], Is.EqualTo(id));
    }

    [Test]
    public async Task Brings_custom_properties_and_associated_ids()
    {
        var id = await GivenForeignAsync();
        var contact = await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        await HubSpot.AssociateAsync("companies", id, "contacts", [contact]);

        var answer = await FindAsync($"{Domain}?properties=hs_object_id&include=contacts,deals");

        Assert.That((answer["customProperties.hs_object_id"], answer["associations"]), Is.EqualTo((id, $$"""{"contacts":["{{contact}}"],"deals":[]}""")));
    }

    [Test]
    public async Task Answers_404_when_no_company_has_the_domain()
    {
        Assert.That(await FindAsync("nobody.example.org"), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Answers_404_when_only_an_archived_company_has_it()
    {
        await HubSpot.ArchiveAsync("companies", (await Writer.PostAsync(Companies, new { domain = Domain })).Id);

        Assert.That(await FindAsync(Domain), Problem.Of(404, "record.not-found"));
    }

    [TestCase("northwind")]
    [TestCase("northwind..org")]
    [TestCase("-northwind.org")]
    [TestCase("north wind.org")]
    [TestCase("ana@northwind.org")]
    [TestCase("https:%2F%2Fnorthwind.org")]
    [TestCase("northwind.org%2Fshop")]
    [TestCase("northwind.org:8080")]
    [TestCase("*.northwind.org")]
    [TestCase("a%0Ab.org")]
    public async Task Refuses_what_is_no_domain(string domain)
    {
        Assert.That(await FindAsync(domain), Problem.Invalid("domain"));
    }

    [Test]
    public async Task Finds_again_without_a_search()
    {
        await GivenForeignAsync();
        await FindAsync(Domain);

        await FindAsync(Domain);

        Assert.That((await HubSpot.StatsAsync())["searches"], Is.EqualTo("1"));
    }
}
