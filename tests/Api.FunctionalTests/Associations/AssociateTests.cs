using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Associations;

/// <summary>Associations between every two types that HubSpot associates.</summary>
public sealed class AssociateTests : CrmFixture
{
    private static IEnumerable<TestCaseData> Pairs =>
        from first in RecordScenario.All
        from second in RecordScenario.All
        where !(first.IsEngagement && second.IsEngagement)
        select new TestCaseData(first, second).SetArgDisplayNames(first.Records, second.Records);

    private static IEnumerable<TestCaseData> Strangers =>
        from first in RecordScenario.Engagements
        from second in RecordScenario.Engagements
        select new TestCaseData(first, second).SetArgDisplayNames(first.Records, second.Records);

    [TestCaseSource(nameof(Pairs))]
    public async Task An_association_is_seen_from_both_sides_and_goes_as_it_came(RecordScenario from, RecordScenario to)
    {
        var (first, second) = await GivenAsync(from, to);

        var put = await Writer.PutAsync(Path(from, first, to, second), "");
        var (there, back) = (await IdsAsync(from, first, to), await IdsAsync(to, second, from));
        var included = await Reader.GetAsync($"{from.Path}/{first}?include={to.Records}");
        var delete = await Writer.DeleteAsync(Path(from, first, to, second));

        Assert.Multiple(async () =>
        {
            Assert.That((put.Status, put.Text, delete.Status, delete.Text), Is.EqualTo((204, "", 204, "")));
            Assert.That((there, back), Is.EqualTo((second, first)));
            Assert.That(included[$"associations.{to.Records}.0"], Is.EqualTo(second));
            Assert.That((await IdsAsync(from, first, to), await IdsAsync(to, second, from)), Is.EqualTo(("", "")));
        });
    }

    [TestCaseSource(nameof(Strangers))]
    public async Task Refuses_to_associate_engagements_with_each_other(RecordScenario from, RecordScenario to)
    {
        Assert.Multiple(async () =>
        {
            Assert.That(await Writer.PutAsync(Path(from, "1", to, "2"), ""), Problem.Invalid("toRecords"));
            Assert.That(await Writer.DeleteAsync(Path(from, "1", to, "2")), Problem.Invalid("toRecords"));
            Assert.That(await Reader.GetAsync($"{from.Path}/1/associations/{to.Records}"), Problem.Invalid("toRecords"));
            Assert.That(await Reader.GetAsync($"{from.Path}/1?include={to.Records}"), Problem.Invalid("include"));
        });
    }

    [Test]
    public async Task May_be_sent_twice()
    {
        var (deals, contacts) = (Of("deals"), Of("contacts"));
        var (deal, contact) = await GivenAsync(deals, contacts);

        var statuses = new List<int>();
        foreach (var _ in Enumerable.Range(0, 2))
            statuses.Add((await Writer.PutAsync(Path(deals, deal, contacts, contact), "")).Status);
        foreach (var _ in Enumerable.Range(0, 2))
            statuses.Add((await Writer.DeleteAsync(Path(deals, deal, contacts, contact))).Status);

        Assert.That(statuses, Is.All.EqualTo(204));
    }

    [TestCase("contacts", "1", "companies", "{second}")]
    [TestCase("contacts", "abc", "companies", "{second}")]
    [TestCase("contacts", "{first}", "companies", "1")]
    [TestCase("contacts", "{first}", "companies", "abc")]
    [TestCase("contacts", "{first}", "companies", "1%2F2")]
    public async Task Answers_404_when_one_of_the_two_does_not_exist(string from, string id, string to, string toId)
    {
        var (first, second) = await GivenAsync(Of(from), Of(to));
        var path = $"/api/v1/{from}/{id.Replace("{first}", first)}/associations/{to}/{toId.Replace("{second}", second)}";

        Assert.Multiple(async () =>
        {
            Assert.That(await Writer.PutAsync(path, ""), Problem.Of(404, "record.not-found"));
            Assert.That(await Writer.PutAsync($"{path}?label=Primary", ""), Problem.Of(404, "record.not-found"));
            Assert.That(await Writer.DeleteAsync(path), Problem.Of(404, "record.not-found"));
        });
    }

    [Test]
    public async Task Answers_404_for_an_archived_record()
    {
        var (first, second) = await GivenAsync(Of("contacts"), Of("companies"));
        await HubSpot.ArchiveAsync("companies", second);

        Assert.That(await Writer.PutAsync($"{Contacts}/{first}/associations/companies/{second}", ""), Problem.Of(404, "record.not-found"));
    }

    [TestCase("PUT", "/api/v1/unicorns/1/associations/contacts/2")]
    [TestCase("PUT", "/api/v1/contacts/1/associations/unicorns/2")]
    [TestCase("PUT", "/api/v1/contacts/1/associations/contact/2")]
    [TestCase("PUT", "/api/v1/0-1/1/associations/contacts/2")]
    [TestCase("DELETE", "/api/v1/contacts/1/associations/owners/2")]
    [TestCase("GET", "/api/v1/contacts/1/associations/unicorns")]
    [TestCase("GET", "/api/v1/unicorns/1/associations/contacts")]
    public async Task There_is_nothing_at_the_address_of_an_unknown_type(string method, string path)
    {
        Assert.That(await Writer.SendAsync(HttpMethod.Parse(method), path), Problem.Of(404, "route.not-found"));
    }

    private static RecordScenario Of(string records) => RecordScenario.All.Single(scenario => scenario.Records == records);

    private static string Path(RecordScenario from, string id, RecordScenario to, string toId) => $"{from.Path}/{id}/associations/{to.Records}/{toId}";

    private static async Task<string> IdsAsync(RecordScenario from, string id, RecordScenario to) =>
        string.Join(' ', (await Reader.GetAsync($"{from.Path}/{id}/associations/{to.Records}")).Succeeded().Each("results", "id"));

    // Two records that belong to nothing yet.
    private static async Task<(string First, string Second)> GivenAsync(RecordScenario from, RecordScenario to)
    {
        await HubSpot.CreateAsync("contacts", new { email = "host@example.org" });
        return (await GivenAsync(from, 1), await GivenAsync(to, 2));
    }

    private static async Task<string> GivenAsync(RecordScenario scenario, int n)
    {
        var id = (await Writer.PostAsync(scenario.Path, scenario.Body(n))).Succeeded().Id;
        if (scenario.IsEngagement)
            (await Writer.DeleteAsync($"{scenario.Path}/{id}/associations/contacts/{RecordScenario.Host}")).Succeeded();
        return id;
    }
}
