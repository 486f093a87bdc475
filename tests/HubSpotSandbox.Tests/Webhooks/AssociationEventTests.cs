using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Webhooks;

public sealed class AssociationEventTests : WebhookFixture
{
    private string contact = "";
    private string company = "";

    [SetUp]
    public async Task CreateTheTwoAsync()
    {
        await SubscribeAsync("contact.associationChange", "company.associationChange", "object.associationChange");
        contact = await Api.CreateContactAsync("ana.ruiz@example.net");
        company = await Api.CreateAsync("companies", """{"name":"Acme"}""");
    }

    [Test]
    [Cites("FACTS §12.2")]
    public async Task Tells_of_a_primary_company_four_times()
    {
        await ConnectAsync(contact, company, 1);

        Assert.That(await BodiesAsync(), Is.EqualTo(
        [
            Contact(primary: true), Company(primary: true),
            Contact(primary: false), Company(primary: false),
        ]));
    }

    [Test]
    [Cites("FACTS §12.2")]
    public async Task Tells_of_an_association_that_ends_in_both_directions()
    {
        await ConnectAsync(contact, company, 279);
        await AsPersonAsync(HttpMethod.Delete, $"/crm/objects/2026-09/contacts/{contact}/associations/companies/{company}", null);

        Assert.That((await BodiesAsync()).Skip(2), Is.EqualTo([Contact(primary: false, removed: true), Company(primary: false, removed: true)]));
    }

    [Test]
    [Cites("FACTS §12.2, §6.2")]
    public async Task Tells_that_another_company_has_become_the_primary_one()
    {
        await ConnectAsync(contact, company, 1);
        var second = await Api.CreateAsync("companies", """{"name":"Second"}""");
        await ConnectAsync(contact, second, 1);

        var events = (await EventsAsync()).Skip(4).Select(received => $"{received["fromObjectId"]} {received["toObjectId"]} {received["associationRemoved"]} {received["isPrimaryAssociation"]}");

        Assert.That(events, Is.EqualTo(
        [
            $"{contact} {company} true true", $"{company} {contact} true true",
            $"{contact} {second} false true", $"{second} {contact} false true",
            $"{contact} {second} false false", $"{second} {contact} false false",
        ]));
    }

    [Test]
    [Cites("FACTS §12.2")]
    public async Task Tells_of_an_association_with_a_call_in_the_generic_family()
    {
        await AsPersonAsync(
            HttpMethod.Post,
            "/crm/objects/2026-09/calls",
            $$$"""{"properties":{"hs_timestamp":"2026-11-24T09:00:00Z"},"associations":[{"to":{"id":"{{{contact}}}"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":194}]}]}""");

        Assert.That(await BodiesAsync(), Is.EqualTo(
        [
            Event("object.associationChange", "\"fromObjectTypeId\":\"0-48\",\"toObjectTypeId\":\"0-1\",\"fromObjectId\":45500000601,\"toObjectId\":51200000101,\"associationTypeId\":194,\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationRemoved\":false,\"isPrimaryAssociation\":false", FromUi),
            Event("object.associationChange", "\"fromObjectTypeId\":\"0-1\",\"toObjectTypeId\":\"0-48\",\"fromObjectId\":51200000101,\"toObjectId\":45500000601,\"associationTypeId\":193,\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationRemoved\":false,\"isPrimaryAssociation\":false", FromUi),
        ]));
    }

    [Test]
    [Cites("sandbox.md: Choices where HubSpot is not documented")]
    public async Task Tells_of_a_label_in_the_generic_family_only()
    {
        await ConnectAsync(contact, company, 279);
        await IdleAsync();
        await SubscribeAsync("contact.associationChange", """{"subscriptionType":"object.associationChange","objectTypeId":"0-1"}""");

        await ConnectAsync(contact, company, 931);

        Assert.That(
            (await EventsAsync()).Skip(2).Select(received => $"{received["subscriptionType"]} {received["fromObjectTypeId"]} {received["associationTypeId"]}"),
            Is.EqualTo(["object.associationChange 0-1 931", "object.associationChange 0-2 930"]));
    }

    [TestCase("/crm/associations/2026-09/contacts/companies/batch/create", """{"inputs":[{"from":{"id":"51200000101"},"to":{"id":"18800004401"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279}]}]}""")]
    [TestCase("/crm/associations/2026-09/contacts/companies/batch/associate/default", """{"inputs":[{"from":{"id":"51200000101"},"to":{"id":"18800004401"}}]}""")]
    [TestCase("/crm/v3/associations/contacts/companies/batch/create", """{"inputs":[{"from":{"id":"51200000101"},"to":{"id":"18800004401"},"type":"contact_to_company_unlabeled"}]}""")]
    [Cites("FACTS §12.2, §6.1")]
    public async Task Tells_of_associations_made_in_batches(string path, string body)
    {
        await AsPersonAsync(HttpMethod.Post, path, body);

        Assert.That(await BodiesAsync(), Is.EqualTo([Contact(primary: false), Company(primary: false)]));
    }

    [Test]
    [Cites("sandbox.md: Choices where HubSpot is not documented")]
    public async Task Tells_of_the_associations_that_an_archived_record_loses()
    {
        await ConnectAsync(contact, company, 279);
        await AsPersonAsync(HttpMethod.Delete, $"{Companies}/{company}", null);

        Assert.That((await BodiesAsync()).Skip(2), Is.EqualTo([Company(primary: false, removed: true), Contact(primary: false, removed: true)]));
    }

    [Test]
    [Cites("FACTS §12.2, §3.9")]
    public async Task Tells_that_the_survivor_of_a_merge_takes_over()
    {
        var other = await Api.CreateContactAsync("b@example.net");
        await ConnectAsync(other, company, 279);
        await Api.PostAsync($"{Contacts}/merge", $$"""{"primaryObjectId":"{{contact}}","objectIdToMerge":"{{other}}"}""");

        var events = (await EventsAsync()).Skip(2).Where(received => (string?)received["subscriptionType"] is "contact.associationChange");

        Assert.That(
            events.Select(received => $"{received["fromObjectId"]} {received["associationRemoved"]}"),
            Is.EqualTo([$"{other} true", "51200000103 false"]));
    }

    private async Task ConnectAsync(string from, string to, int type)
    {
        var reply = await AsPersonAsync(
            HttpMethod.Put,
            $"/crm/objects/2026-09/contacts/{from}/associations/companies/{to}",
            $$"""[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":{{type}}}]""");
        Assert.That(reply.Status, Is.EqualTo(201), reply.Text);
    }

    private static string Contact(bool primary, bool removed = false) =>
        Event("contact.associationChange", $"\"associationType\":\"CONTACT_TO_COMPANY\",\"fromObjectId\":51200000101,\"toObjectId\":18800004401,{State(primary, removed)}", FromUi);

    private static string Company(bool primary, bool removed = false) =>
        Event("company.associationChange", $"\"associationType\":\"COMPANY_TO_CONTACT\",\"fromObjectId\":18800004401,\"toObjectId\":51200000101,{State(primary, removed)}", FromUi);

    private static string State(bool primary, bool removed) =>
        $"\"associationRemoved\":{(removed ? "true" : "false")},\"isPrimaryAssociation\":{(primary ? "true" : "false")}";
}
