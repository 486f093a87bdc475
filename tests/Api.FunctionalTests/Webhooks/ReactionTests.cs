using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Webhooks;

/// <summary>The sandbox delivers what happens in it; the service reacts.</summary>
public sealed class ReactionTests
{
    private const string Events = "/api/v1/events";
    private const string Contacts = "/api/v1/contacts";

    private CrmSystem _system = null!;

    private SandboxDriver HubSpot => _system.HubSpot;

    private CrmClient Operator => _system.Api.Operator;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _system = await CrmSystem.StartAsync();
        await HubSpot.SetAsync(new { searchDelayMs = 60_000, webhooks = new { targetUrl = new Uri(_system.Api.Address, "webhooks/hubspot"), signedUrl = "https://crm.example.net/webhooks/hubspot" } });
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [Test]
    public async Task A_won_deal_is_an_event_with_its_main_fields()
    {
        var deal = (await Operator.PostAsync("/api/v1/deals", new { name = "Forty bikes", stage = "contractsent", amount = 38500 })).Succeeded().Id;

        await Operator.PutAsync($"/api/v1/deals/{deal}/stage", new { stage = "closedwon" });

        var won = await EventAsync("deal.won", deal);
        Assert.Multiple(() =>
        {
            Assert.That(won["events.0.source"], Is.EqualTo("reaction"));
            Assert.That(won["events.0.raw.record.name"], Is.EqualTo("Forty bikes"));
            Assert.That(won["events.0.raw.record.amount"], Is.EqualTo("38500"));
            Assert.That(won["events.0.stale"], Is.EqualTo("false"));
        });
        Assert.That((await EventAsync("deal.stage-changed", deal, count: 2)).Each("events", "value"), Is.EqualTo(new[] { "contractsent", "closedwon" }));
    }

    [Test]
    public async Task A_closed_ticket_is_an_event()
    {
        var ticket = (await Operator.PostAsync("/api/v1/tickets", new { subject = "Log-in trouble", stage = "New" })).Succeeded().Id;

        await Operator.PutAsync($"/api/v1/tickets/{ticket}/stage", new { stage = "Closed" });

        Assert.That((await EventAsync("ticket.closed", ticket))["events.0.raw.record.subject"], Is.EqualTo("Log-in trouble"));
    }

    [Test]
    public async Task A_contact_that_comes_to_another_stage_is_an_event()
    {
        var contact = (await Operator.PostAsync(Contacts, new { email = "ana@example.org", lifecycleStage = "lead" })).Succeeded().Id;

        await Operator.PatchAsync($"{Contacts}/{contact}", new { lifecycleStage = "customer" });

        Assert.That((await EventAsync("contact.lifecycle-changed", contact, count: 2)).Each("events", "value"), Is.EqualTo(new[] { "lead", "customer" }));
    }

    [Test]
    public async Task A_company_that_a_person_makes_is_found_by_its_domain_before_the_search_shows_it()
    {
        var company = await CreateAsPersonAsync("companies", new { name = "Northwind", domain = "northwind.example.net" });

        var found = await UntilAsync(() => Operator.GetAsync("/api/v1/companies/by-domain/northwind.example.net"), answer => answer.Status == 200);

        Assert.That(found.Id, Is.EqualTo(company));
    }

    [Test]
    public async Task A_company_whose_domain_a_person_changes_is_found_by_the_new_one_alone()
    {
        var company = (await Operator.PutAsync("/api/v1/companies/by-domain/old.example.net", new { name = "Northwind" })).Succeeded().Id;

        await PatchAsPersonAsync("companies", company, new { domain = "new.example.net" });

        var found = await UntilAsync(() => Operator.GetAsync("/api/v1/companies/by-domain/new.example.net"), answer => answer.Status == 200);
        Assert.That(found.Id, Is.EqualTo(company));
        Assert.That((await Operator.GetAsync("/api/v1/companies/by-domain/old.example.net")).Status, Is.EqualTo(404));
    }

    [TestCase("phone", "+34 (911) 000-111", "+34911000111")]
    [TestCase("mobilephone", "+34 622 000 222", "+34622000222")]
    public async Task A_contact_that_a_person_makes_gets_the_call_of_its_number_before_the_search_shows_it(string property, string written, string number)
    {
        var call = new { externalId = $"call of {number}", phone = number, direction = "inbound" };
        var contact = await CreateAsPersonAsync("contacts", new Dictionary<string, string>(StringComparer.Ordinal) { ["lastname"] = "Ruiz", [property] = written });
        await UntilAsync(() => Operator.PostAsync("/api/v1/workflows/completed-calls?dryRun=true", call), answer => answer["steps.0.recordId"] == contact);

        Assert.That((await Operator.PostAsync("/api/v1/workflows/completed-calls", call))["contactId"], Is.EqualTo(contact));
    }

    [Test]
    public async Task A_person_who_is_erased_in_HubSpot_is_erased_from_the_feed()
    {
        var contact = (await Operator.PostAsync(Contacts, new { email = "gone@example.org", firstName = "Gone" })).Succeeded().Id;
        await EventAsync("contact.propertyChange", contact, count: 2);

        await Operator.PostAsync($"{Contacts}/{contact}/erase", new { confirm = "gone@example.org" });

        var feed = await UntilAsync(() => Operator.GetAsync($"{Events}?objectId={contact}&limit=1000"), answer => answer.Each("events", "type").Contains("contact.privacyDeletion", StringComparer.Ordinal) && !answer.Text.Contains("gone@example.org", StringComparison.Ordinal));
        Assert.That(feed.Text, Does.Not.Contain("gone@example.org"));
        Assert.That(feed.Each("events", "type"), Has.Member("contact.creation"), "the events stay in their places");
    }

    [Test]
    public async Task Old_ids_of_a_merge_lead_to_the_survivor()
    {
        var one = (await Operator.PostAsync(Contacts, new { email = "one@example.org" })).Succeeded().Id;
        var two = (await Operator.PostAsync(Contacts, new { email = "two@example.org" })).Succeeded().Id;

        var survivor = (await Operator.PostAsync($"{Contacts}/{one}/merge", new { duplicateId = two })).Succeeded().Id;

        var merge = await UntilAsync(() => Operator.GetAsync($"{Events}?types=contact.merge&limit=1000"), answer => answer.Each("events", "raw.newObjectId").Contains(survivor, StringComparer.Ordinal));
        Assert.That(merge.Each("events", "raw.mergedObjectIds"), Is.Not.Empty);
        Assert.That((await Operator.GetAsync($"{Contacts}/{two}")).Id, Is.EqualTo(survivor));
    }

    private Task<Answer> EventAsync(string type, string id, int count = 1) =>
        UntilAsync(() => Operator.GetAsync($"{Events}?types={type}&objectId={id}&wait=1"), answer => answer.Count("events") >= count);

    private async Task<string> CreateAsPersonAsync(string type, object properties) => (await HubSpot.AsPersonAsync(HttpMethod.Post, $"crm/objects/2026-09/{type}", new { properties })).Id;

    private Task<Answer> PatchAsPersonAsync(string type, string id, object properties) => HubSpot.AsPersonAsync(HttpMethod.Patch, $"crm/objects/2026-09/{type}/{id}", new { properties });

    private static async Task<Answer> UntilAsync(Func<Task<Answer>> ask, Func<Answer, bool> isSo)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (isSo(answer) || TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(20))
                return answer;
        }
    }
}
