using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Companies;

public sealed class UpsertByDomainTests : CompanyByDomainFixture
{
    [Test]
    public async Task Answers_201_with_a_new_company()
    {
        var answer = await PutAsync(Domain, new { name = "Northwind" });

        Assert.That((answer.Status, answer["domain"], answer["name"]), Is.EqualTo((201, Domain, "Northwind")));
    }

    [Test]
    public async Task Names_the_address_of_a_new_company()
    {
        var answer = await PutAsync(Domain, new { });

        Assert.That((await Reader.GetAsync(answer.Header("Location")!))["id"], Is.EqualTo(answer.Id));
    }

    [Test]
    public async Task Answers_200_with_a_company_that_was_there()
    {
        var id = await GivenForeignAsync();

        var answer = await PutAsync(Domain, new { name = "Northwind Bikes" });

        Assert.That((answer.Status, answer.Id, answer["name"], answer["city"]), Is.EqualTo((200, id, "Northwind Bikes", "Madrid")));
    }

    [Test]
    public async Task Answers_200_when_there_is_nothing_to_change()
    {
        var id = await GivenForeignAsync();

        var answer = await PutAsync(Domain, new { });

        Assert.That((answer.Status, answer.Id, answer["city"]), Is.EqualTo((200, id, "Madrid")));
    }

    [TestCase("NORTHWIND.example.org")]
    [TestCase("www.northwind.example.org")]
    public async Task Finds_the_company_however_the_domain_is_written(string domain)
    {
        await PutAsync(Domain, new { });

        Assert.That((await PutAsync(domain, new { city = "Lisbon" })).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Keeps_the_domain_as_HubSpot_has_it()
    {
        await GivenForeignAsync("www.northwind.example.org");

        Assert.That((await PutAsync(Domain, new { domain = Domain, city = "Lisbon" }))["domain"], Is.EqualTo($"www.{Domain}"));
    }

    [TestCase("northwind.example.org")]
    [TestCase("WWW.Northwind.example.org")]
    public async Task Takes_the_same_domain_in_the_body(string domain)
    {
        Assert.That((await PutAsync(Domain, new { domain = Here(domain) })).Status, Is.EqualTo(201));
    }

    [TestCase("""{ "domain": "other.example.org" }""")]
    [TestCase("""{ "domain": "shop.northwind.example.org" }""")]
    [TestCase("""{ "domain": null }""")]
    [TestCase("""{ "domain": "" }""")]
    public async Task Refuses_another_domain_in_the_body(string body)
    {
        Assert.That(await PutAsync(Domain, body), Problem.Invalid("domain"));
    }

    [TestCase("northwind")]
    [TestCase("a_b.org")]
    public async Task Refuses_a_path_that_is_no_domain(string domain)
    {
        Assert.That(await PutAsync(domain, new { }), Problem.Invalid("domain"));
    }

    [Test]
    public async Task Clears_a_field_that_is_null()
    {
        await GivenForeignAsync();

        Assert.That((await PutAsync(Domain, """{ "city": null }"""))["city"], Is.Null);
    }

    [Test]
    public async Task Writes_custom_properties()
    {
        Assert.That((await PutAsync(Domain, new { customProperties = new { founded_year = 1998 } }))["customProperties.founded_year"], Is.EqualTo("1998"));
    }

    [Test]
    public async Task Passes_on_that_HubSpot_refuses_an_option()
    {
        Assert.That(await PutAsync(Domain, new { industry = "MAYBE" }), Problem.Of(422, "record.rejected").About("industry"));
    }

    [Test]
    public async Task Finds_a_company_that_was_made_a_moment_ago()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 10_000 });
        var id = (await Writer.PostAsync(Companies, new { domain = $"www.{Domain}", name = "Northwind" })).Id;

        var answer = await PutAsync(Domain, new { city = "Lisbon" });

        Assert.That((answer.Status, answer.Id), Is.EqualTo((200, id)));
    }

    [Test]
    public async Task Makes_a_new_company_after_the_one_before_was_archived_a_moment_ago()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 5_000 });
        var id = (await PutAsync(Domain, new { })).Id;
        await HubSpot.AdvanceAsync(TimeSpan.FromSeconds(6));
        await Writer.DeleteAsync($"{Companies}/{id}");

        Assert.That((await PutAsync(Domain, new { })).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task A_hundred_at_once_make_one_company()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 10_000 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => PutAsync(n % 2 == 0 ? Domain : $"www.{Domain.ToUpperInvariant()}", new { city = $"City {n}" })));

        Assert.Multiple(async () =>
        {
            Assert.That(answers.Select(answer => answer.Status).CountBy(status => status).ToDictionary(), Is.EqualTo(new Dictionary<int, int> { [200] = 99, [201] = 1 }));
            Assert.That(answers.Select(answer => answer.Id).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
            Assert.That(await HubSpot.RecordsAsync("companies"), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Different_domains_do_not_wait_for_each_other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => PutAsync($"{n}.{Domain}", new { })));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(201));
    }
}
