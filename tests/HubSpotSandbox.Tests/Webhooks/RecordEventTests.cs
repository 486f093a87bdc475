using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Webhooks;

public sealed class RecordEventTests : WebhookFixture
{
    [Test]
    [Cites("FACTS §12.2")]
    public async Task Tells_of_a_contact_that_a_person_has_created()
    {
        await SubscribeAsync("contact.creation");

        await AsPersonAsync(HttpMethod.Post, Contacts, """{"properties":{"email":"ana.ruiz@example.net"}}""");

        Assert.That(await BodiesAsync(), Is.EqualTo([Event("contact.creation", "\"objectId\":51200000101,\"changeFlag\":\"CREATED\"", FromUi)]));
    }

    [Test]
    [Cites("FACTS §12.2")]
    public async Task Tells_of_a_contact_that_an_app_has_archived()
    {
        await SubscribeAsync("contact.deletion");
        var id = await Api.CreateContactAsync("ana.ruiz@example.net");

        await Api.DeleteAsync($"{Contacts}/{id}");
        await Api.DeleteAsync($"{Contacts}/{id}");

        Assert.That(await BodiesAsync(), Is.EqualTo([Event("contact.deletion", "\"objectId\":51200000101,\"changeFlag\":\"DELETED\"", FromApp)]));
    }

    [Test]
    [Cites("FACTS §12.2")]
    public async Task Tells_the_new_value_of_a_property_as_text_and_an_empty_one_when_it_was_cleared()
    {
        await SubscribeAsync("""{"subscriptionType":"contact.propertyChange","propertyName":"lifecyclestage"}""", """{"subscriptionType":"contact.propertyChange","propertyName":"city"}""");
        var id = await Api.CreateAsync("contacts", """{"email":"ana.ruiz@example.net","city":"Bilbao","lifecyclestage":"subscriber"}""");
        await ListenAnewAsync();

        await AsPersonAsync(HttpMethod.Patch, $"{Contacts}/{id}", """{"properties":{"lifecyclestage":"marketingqualifiedlead","city":""}}""");

        Assert.That(await BodiesAsync(), Is.EqualTo(
        [
            Event("contact.propertyChange", "\"objectId\":51200000101,\"propertyName\":\"lifecyclestage\",\"propertyValue\":\"marketingqualifiedlead\"", FromUi),
            Event("contact.propertyChange", "\"objectId\":51200000101,\"propertyName\":\"city\",\"propertyValue\":\"\"", FromUi),
        ]));
    }

    [Test]
    [Cites("FACTS §12.1, sandbox.md: Webhooks")]
    public async Task Tells_of_every_property_set_on_creation_after_the_creation_but_not_of_the_date_of_the_change()
    {
        await Api.CreateAsync("deals", """{"dealname":"Roof","dealstage":"qualifiedtobuy","pipeline":"default","amount":"12500.50"}""");

        var names = (await NamesAsync()).ToList();

        Assert.That(names[0], Is.EqualTo("deal.creation"));
        Assert.That(names.Skip(1), Is.All.StartsWith("deal.propertyChange "));
        Assert.That(names, Is.SupersetOf(new[] { "deal.propertyChange dealname Roof", "deal.propertyChange amount 12500.50", "deal.propertyChange hs_deal_stage_probability 0.4" }));
        Assert.That(names, Is.Unique);
        Assert.That(names, Has.None.Contains("lastmodifieddate"));
    }

    [Test]
    [Cites("FACTS §12.2")]
    public async Task Is_silent_about_a_value_that_stays_and_about_a_refused_write()
    {
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","city":"Bilbao"}""");
        await SubscribeAsync("contact.propertyChange");
        await ListenAnewAsync();

        await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"city":"Bilbao"}}""");
        await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"city":"Madrid","no_such_property":"1"}}""");
        await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"city":"Getxo"}}""");

        Assert.That(await NamesAsync(), Is.EqualTo(["contact.propertyChange city Getxo"]));
    }

    [Test]
    [Cites("FACTS §12.2, §3.9")]
    public async Task Tells_of_a_merge_with_the_ids_of_all_three_and_of_what_the_survivor_has_taken_over()
    {
        var primary = await Api.CreateAsync("contacts", """{"email":"a@example.net","firstname":"Ana"}""");
        var other = await Api.CreateAsync("contacts", """{"email":"b@example.net","firstname":"Bea","city":"Bilbao"}""");
        await SubscribeAsync("contact.merge", """{"subscriptionType":"contact.propertyChange","propertyName":"city"}""", """{"subscriptionType":"contact.propertyChange","propertyName":"firstname"}""");
        await ListenAnewAsync();

        await AsPersonAsync(HttpMethod.Post, $"{Contacts}/merge", $$"""{"primaryObjectId":"{{primary}}","objectIdToMerge":"{{other}}"}""");

        Assert.That(await BodiesAsync(), Is.EqualTo(
        [
            Event("contact.merge", "\"objectId\":51200000101,\"primaryObjectId\":51200000101,\"mergedObjectIds\":[51200000102],\"newObjectId\":51200000103,\"numberOfPropertiesMoved\":1", FromUi),
            Event("contact.propertyChange", "\"objectId\":51200000103,\"propertyName\":\"city\",\"propertyValue\":\"Bilbao\"", FromUi),
        ]));
    }

    [Test]
    [Cites("FACTS §12.2, §3.6")]
    public async Task Tells_of_an_erased_contact_twice()
    {
        await SubscribeAsync("contact.privacyDeletion", "contact.deletion");
        var id = await Api.CreateContactAsync("ana.ruiz@example.net");

        await AsPersonAsync(HttpMethod.Post, $"{Contacts}/gdpr-delete", $$"""{"objectId":"{{id}}"}""");

        Assert.That(await BodiesAsync(), Is.EqualTo(
        [
            Event("contact.privacyDeletion", "\"objectId\":51200000101", FromUi),
            Event("contact.deletion", "\"objectId\":51200000101,\"changeFlag\":\"DELETED\"", FromUi),
        ]));
    }

    [Test]
    [Cites("FACTS §12.1, §12.2")]
    public async Task Tells_of_calls_notes_and_tasks_in_the_generic_family()
    {
        await SubscribeAsync("object.creation", "object.deletion", """{"subscriptionType":"object.propertyChange","objectTypeId":"0-27","propertyName":"hs_task_status"}""");
        await Api.CreateAsync("calls", """{"hs_timestamp":"2026-11-24T09:00:00Z"}""");
        var note = await Api.CreateAsync("notes", """{"hs_timestamp":"2026-11-24T09:00:00Z"}""");
        await AsPersonAsync(HttpMethod.Delete, $"/crm/objects/2026-09/notes/{note}", null);
        await AsPersonAsync(HttpMethod.Post, "/crm/objects/2026-09/tasks", """{"properties":{"hs_timestamp":"2026-11-24T09:00:00Z","hs_task_status":"COMPLETED"}}""");

        Assert.That(await BodiesAsync(), Is.EqualTo(
        [
            Event("object.creation", "\"objectId\":45500000601,\"objectTypeId\":\"0-48\",\"changeFlag\":\"CREATED\"", FromApp),
            Event("object.creation", "\"objectId\":61100000001,\"objectTypeId\":\"0-46\",\"changeFlag\":\"CREATED\"", FromApp),
            Event("object.deletion", "\"objectId\":61100000001,\"objectTypeId\":\"0-46\",\"changeFlag\":\"DELETED\"", FromUi),
            Event("object.creation", "\"objectId\":63300000001,\"objectTypeId\":\"0-27\",\"changeFlag\":\"CREATED\"", FromUi),
            Event("object.propertyChange", "\"objectId\":63300000001,\"objectTypeId\":\"0-27\",\"propertyName\":\"hs_task_status\",\"propertyValue\":\"COMPLETED\",\"isSensitive\":false", FromUi),
        ]));
    }

    [Test]
    [Cites("FACTS §12.2")]
    public async Task Tells_of_a_merge_of_deals_in_the_generic_family_too()
    {
        await SubscribeAsync("""{"subscriptionType":"object.merge","objectTypeId":"0-3"}""");
        var primary = await Api.CreateAsync("deals", """{"dealname":"Roof","dealstage":"qualifiedtobuy","pipeline":"default"}""");
        var other = await Api.CreateAsync("deals", """{"dealname":"Roofs","dealstage":"qualifiedtobuy","pipeline":"default","dealtype":"newbusiness"}""");

        await Api.PostAsync($"{Deals}/merge", $$"""{"primaryObjectId":"{{primary}}","objectIdToMerge":"{{other}}"}""");

        Assert.That(await BodiesAsync(), Is.EqualTo(
        [
            Event("object.merge", "\"objectId\":29800011701,\"objectTypeId\":\"0-3\",\"primaryObjectId\":29800011701,\"mergedObjectIds\":[29800011702],\"newObjectId\":29800011703,\"numberOfPropertiesMoved\":1", FromApp),
        ]));
    }

    [Test]
    [Cites("FACTS §12, §3.7")]
    public async Task Tells_of_batches_record_by_record()
    {
        await SubscribeAsync("contact.creation", "contact.deletion", """{"subscriptionType":"contact.propertyChange","propertyName":"city"}""");
        await CreateContactsAsync(2);
        await Api.PostAsync($"{Contacts}/batch/update", """{"inputs":[{"id":"51200000102","properties":{"city":"Bilbao"}},{"id":"51200000101","properties":{"city":"Getxo"}}]}""");
        await Api.PostAsync($"{Contacts}/batch/upsert", """{"inputs":[{"id":"c0@example.net","idProperty":"email","properties":{"city":"Irun"}}]}""");
        await Api.PostAsync($"{Contacts}/batch/archive", """{"inputs":[{"id":"51200000102"}]}""");

        var events = await EventsAsync();

        Assert.That(await NamesAsync(), Is.EqualTo(
            ["contact.creation", "contact.creation", "contact.propertyChange city Bilbao", "contact.propertyChange city Getxo", "contact.propertyChange city Irun", "contact.deletion"]));
        Assert.That(
            events.Select(received => (long)received["objectId"]!),
            Is.EqualTo([51200000101, 51200000102, 51200000102, 51200000101, 51200000101, 51200000102]));
    }
}
