using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Associations;

/// <summary>Records with many associations: in pages, and as <c>include</c>.</summary>
public sealed class ListAssociationsTests : CrmFixture
{
    private string _company = "";

    [SetUp]
    public async Task GivenCompanyAsync() => _company = await HubSpot.CreateAsync("companies", new { name = "Northwind" });

    [Test]
    public async Task Gives_twenty_unless_told_otherwise()
    {
        await GivenContactsAsync(21);

        var answer = await ListAsync("");

        Assert.That((answer.Count("results"), answer["after"] is null), Is.EqualTo((20, false)));
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(100)]
    public async Task Gives_every_association_once_over_all_pages(int limit)
    {
        var contacts = await GivenContactsAsync(23);

        var seen = new List<string?>();
        for (string? after = null, first = ""; after is not null || first is not null; first = null)
        {
            var page = (await ListAsync($"?limit={limit}{(after is null ? "" : $"&after={after}")}")).Succeeded();
            seen.AddRange(page.Each("results", "id"));
            after = page["after"];
        }

        Assert.That(seen, Is.EquivalentTo(contacts));
    }

    [Test]
    public async Task Is_empty_when_there_are_none()
    {
        Assert.That((await ListAsync("")).Text, Is.EqualTo("""{"results":[],"after":null}"""));
    }

    [TestCase("1")]
    [TestCase("abc")]
    public async Task Answers_404_for_an_id_that_names_no_record(string id)
    {
        Assert.That(await Reader.GetAsync($"/api/v1/companies/{id}/associations/contacts"), Problem.Of(404, "record.not-found"));
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("after=<x>", "after")]
    [TestCase("label=Primary", "label")]
    public async Task Refuses_a_wrong_parameter_by_name(string query, string parameter)
    {
        Assert.That(await ListAsync($"?{query}"), Problem.Invalid(parameter));
    }

    [Test]
    public async Task Include_brings_the_ids_of_each_type()
    {
        var contacts = await GivenContactsAsync(3);

        var answer = await Reader.GetAsync($"/api/v1/companies/{_company}?include=contacts,deals,notes");

        Assert.That(answer["associations"], Is.EqualTo($$"""{"contacts":["{{string.Join("\",\"", contacts)}}"],"deals":[],"notes":[]}"""));
    }

    [Test]
    public async Task Include_brings_every_id_of_more_than_a_page()
    {
        var contacts = await GivenContactsAsync(1_234);

        Assert.That((await Reader.GetAsync($"/api/v1/companies/{_company}?include=contacts")).Node("associations.contacts")!.AsArray().Select(id => id!.ToString()), Is.EquivalentTo(contacts));
    }

    [Test]
    public async Task Include_names_a_record_with_several_labels_once()
    {
        var contact = (await GivenContactsAsync(1))[0];
        await Writer.PutAsync($"{Contacts}/{contact}/associations/companies/{_company}?label=Primary", "");

        Assert.That((await Reader.GetAsync($"{Contacts}/{contact}?include=companies"))["associations"], Is.EqualTo($$"""{"companies":["{{_company}}"]}"""));
    }

    [Test]
    public async Task Include_comes_with_custom_properties_in_one_request()
    {
        await GivenContactsAsync(2);
        var before = await HubSpot.CallsAsync();

        var answer = await Reader.GetAsync($"/api/v1/companies/{_company}?include=contacts&properties=hs_object_id");

        Assert.That((answer["customProperties.hs_object_id"], answer.Count("associations.contacts"), await HubSpot.CallsAsync() - before), Is.EqualTo((_company, 2, 1)));
    }

    [Test]
    public async Task Nothing_is_said_of_associations_unless_asked()
    {
        Assert.That((await Reader.GetAsync($"/api/v1/companies/{_company}")).Has("associations"), Is.False);
    }

    [TestCase("unicorns")]
    [TestCase("contact")]
    [TestCase("contacts,unicorns")]
    [TestCase("Contacts")]
    [TestCase("a%00b")]
    public async Task Include_refuses_what_is_no_type(string include)
    {
        Assert.That(await Reader.GetAsync($"/api/v1/companies/{_company}?include={include}"), Problem.Invalid("include"));
    }

    private Task<TestSupport.Drivers.Answer> ListAsync(string query) => Reader.GetAsync($"/api/v1/companies/{_company}/associations/contacts{query}");

    private async Task<IReadOnlyList<string>> GivenContactsAsync(int count)
    {
        var contacts = await HubSpot.CreateManyAsync("contacts", Enumerable.Range(0, count).Select(n => new { email = $"c{n}@example.org" }));
        await HubSpot.AssociateAsync("companies", _company, "contacts", contacts);
        return contacts;
    }
}
