using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Webhooks;

public sealed class SubscriptionTests : WebhookFixture
{
    [Test]
    [Cites("FACTS §12.1")]
    public async Task Tells_what_was_subscribed_to_and_nothing_else()
    {
        await SubscribeAsync("""{"eventType":"contact.propertyChange","propertyName":"email"}""", """{"subscriptionType":"deal.creation","active":false}""", "ticket.creation");

        await Api.CreateAsync("contacts", """{"email":"a@example.net","city":"Bilbao"}""");
        await Api.CreateAsync("deals", """{"dealname":"Roof","dealstage":"qualifiedtobuy","pipeline":"default"}""");
        await Api.CreateAsync("tickets", """{"subject":"Leak","hs_pipeline_stage":"1","hs_pipeline":"0"}""");

        Assert.That(await NamesAsync(), Is.EqualTo(["contact.propertyChange email a@example.net", "ticket.creation"]));
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Takes_a_family_as_a_whole()
    {
        await SubscribeAsync("company.*");

        await Api.CreateContactAsync("a@example.net");
        await Api.CreateAsync("companies", """{"name":"Acme"}""");

        var kinds = (await EventsAsync()).Select(received => (string?)received["subscriptionType"]).Distinct(StringComparer.Ordinal);
        Assert.That(kinds, Is.EqualTo(["company.creation", "company.propertyChange"]));
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Tells_everything_without_subscriptions_engagements_in_the_generic_family()
    {
        await Api.CreateContactAsync("a@example.net");
        await Api.CreateAsync("calls", """{"hs_timestamp":"2026-11-24T09:00:00Z"}""");

        var kinds = (await EventsAsync()).Select(received => (string?)received["subscriptionType"]).Distinct(StringComparer.Ordinal);
        Assert.That(kinds, Is.EqualTo(["contact.creation", "contact.propertyChange", "object.creation", "object.propertyChange"]));
    }

    [Test]
    [Cites("FACTS §12.1")]
    public async Task Never_tells_of_properties_that_HubSpot_takes_no_subscription_for()
    {
        await Api.CreateAsync("emails", """{"hs_timestamp":"2026-11-24T09:00:00Z","hs_email_direction":"EMAIL","hs_email_subject":"Hello","hs_email_html":"<p>Hello</p>","hs_email_text":"Hello"}""");

        var properties = (await EventsAsync()).Select(received => (string?)received["propertyName"]).OfType<string>().ToList();

        Assert.That(properties, Has.Member("hs_email_text"));
        Assert.That(properties.Intersect(["hs_email_subject", "hs_email_html", "hs_lastmodifieddate"], StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    [Cites("FACTS §12.1")]
    public async Task Tells_of_contacts_in_both_families_when_both_are_subscribed_to()
    {
        await SubscribeAsync("contact.creation", """{"subscriptionType":"object.creation","objectTypeId":"0-1"}""");

        await Api.CreateContactAsync("a@example.net");

        Assert.That(await BodiesAsync(), Is.EqualTo(
        [
            Event("contact.creation", "\"objectId\":51200000101,\"changeFlag\":\"CREATED\"", FromApp),
            Event("object.creation", "\"objectId\":51200000101,\"objectTypeId\":\"0-1\",\"changeFlag\":\"CREATED\"", FromApp),
        ]));
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Tells_once_what_several_entries_cover()
    {
        await SubscribeAsync("*", "contact.*", "contact.creation", """{"subscriptionType":"contact.propertyChange","propertyName":"email"}""");

        await Api.CreateContactAsync("a@example.net");

        Assert.That(await NamesAsync(), Is.Unique.And.Member("contact.creation").And.Member("contact.propertyChange email a@example.net"));
    }

    [Test]
    [Cites("FACTS §12.1, sandbox.md: Webhooks")]
    public async Task Gives_each_subscription_one_id_for_good()
    {
        await SubscribeAsync("""{"subscriptionType":"contact.propertyChange","propertyName":"email"}""", """{"subscriptionType":"contact.propertyChange","propertyName":"city"}""");
        await Api.CreateAsync("contacts", """{"email":"a@example.net","city":"Bilbao"}""");
        var first = await IdsAsync();
        await ListenAnewAsync();
        await SubscribeAsync("*");
        await Api.CreateAsync("contacts", """{"email":"b@example.net","city":"Getxo"}""");

        var second = await IdsAsync();

        Assert.That((second["email"], second["city"]), Is.EqualTo((first["email"], first["city"])));
        Assert.That(first["email"], Is.Not.EqualTo(first["city"]));
    }

    private async Task<Dictionary<string, long>> IdsAsync() => (await EventsAsync()).Where(received => received["propertyName"] is not null)
        .ToDictionary(received => (string)received["propertyName"]!, received => (long)received["subscriptionId"]!, StringComparer.Ordinal);
}
