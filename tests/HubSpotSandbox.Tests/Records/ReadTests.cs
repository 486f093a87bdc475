using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Records;

public sealed class ReadTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §3.2")]
    public async Task Shows_the_default_columns_sorted_and_unset_ones_as_null()
    {
        var id = await Api.CreateContactAsync("ana.ruiz@example.net");

        var reply = await Api.GetAsync($"{Contacts}/{id}");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Names("properties"), Is.EqualTo(new[] { "createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname" }));
        Assert.That(reply["properties.lastname"], Is.Null);
        Assert.That(reply["archived"], Is.EqualTo("false"));
        Assert.That(reply.Has("archivedAt"), Is.False);
        Assert.That(reply["url"], Is.EqualTo($"https://app.hubspot.com/contacts/24310007/record/0-1/{id}"));
    }

    [Test]
    [Cites("FACTS §3.2")]
    public async Task Shows_a_defined_property_without_value_as_null_and_leaves_an_undefined_one_out()
    {
        var id = await Api.CreateContactAsync("ana.ruiz@example.net");

        var reply = await Api.GetAsync($"{Contacts}/{id}?properties=phone,favourite_colour");

        Assert.That(reply.Names("properties"), Is.EqualTo(new[] { "createdate", "hs_object_id", "lastmodifieddate", "phone" }));
        Assert.That(reply["properties.phone"], Is.Null);
    }

    [TestCase("properties=email,phone")]
    [TestCase("properties=email&properties=phone")]
    [Cites("FACTS §3.3")]
    public async Task Takes_properties_as_a_list_or_repeated(string query)
    {
        var id = await Api.CreateContactAsync("ana.ruiz@example.net");

        var reply = await Api.GetAsync($"{Contacts}/{id}?{query}");

        Assert.That(reply.Names("properties"), Is.SupersetOf(new[] { "email", "phone" }));
    }

    [Test]
    [Cites("FACTS §3.2")]
    public async Task Writes_dates_with_milliseconds_and_every_value_as_text()
    {
        var id = await Api.CreateAsync("companies", """{"name":"Northwind","numberofemployees":250}""");

        var reply = await Api.GetAsync($"{Companies}/{id}?properties=numberofemployees");

        Assert.That(reply.Text, Does.Contain("\"numberofemployees\":\"250\""));
        Assert.That(reply["createdAt"], Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"));
    }

    [TestCase("ana.ruiz%2Bnews@example.net")]
    [TestCase("ANA.RUIZ%2BNEWS%40example.net")]
    [Cites("FACTS §3.3, §4.1")]
    public async Task Finds_a_contact_by_email_whatever_its_case(string email)
    {
        var id = await Api.CreateContactAsync("ana.ruiz+news@example.net");

        var reply = await Api.GetAsync($"{Contacts}/{email}?idProperty=email");

        Assert.That(reply["id"], Is.EqualTo(id));
        Assert.That(reply["properties.email"], Is.EqualTo("ana.ruiz+news@example.net"));
    }

    [Test]
    [Cites("FACTS §10.3")]
    public async Task Answers_404_without_category_for_an_unknown_id()
    {
        var reply = await Api.GetAsync($"{Contacts}/51299999999");

        Assert.That(reply.Status, Is.EqualTo(404));
        Assert.That(reply["message"], Is.EqualTo("resource not found"));
        Assert.That(reply.Has("category"), Is.False);
    }

    [Test]
    [Cites("FACTS §10.3")]
    public async Task Answers_404_with_two_spaces_for_an_id_that_is_no_number()
    {
        var reply = await Api.GetAsync($"{Contacts}/abc");

        Assert.That(reply.Status, Is.EqualTo(404));
        Assert.That(reply["message"], Is.EqualTo("Object not found.  objectId are usually numeric."));
        Assert.That(reply["category"], Is.EqualTo("OBJECT_NOT_FOUND"));
        Assert.That(reply["context.id.0"], Is.EqualTo("abc"));
    }

    [Test]
    [Cites("FACTS §3.3, sandbox.md: Choices")]
    public async Task Refuses_an_idProperty_that_is_not_unique()
    {
        Assert.That((await Api.GetAsync($"{Companies}/example.net?idProperty=domain")).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("FACTS §3.2")]
    public async Task Tells_the_history_of_a_property_newest_first()
    {
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","phone":"1"}""");
        await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"phone":"2"}}""");

        var reply = await Api.GetAsync($"{Contacts}/{id}?propertiesWithHistory=phone");

        Assert.That(reply.Each("propertiesWithHistory.phone", "value"), Is.EqualTo(new[] { "2", "1" }));
        Assert.That(reply["propertiesWithHistory.phone.0.sourceType"], Is.EqualTo("INTEGRATION"));
    }

    [Test]
    [Cites("FACTS §3.6, §3.3")]
    public async Task Shows_an_archived_record_only_when_asked_for_archived_ones()
    {
        var id = await Api.CreateContactAsync("a@example.net");
        await Api.DeleteAsync($"{Contacts}/{id}");

        Assert.That((await Api.GetAsync($"{Contacts}/{id}")).Status, Is.EqualTo(404));
        var archived = await Api.GetAsync($"{Contacts}/{id}?archived=true");
        Assert.That(archived["archived"], Is.EqualTo("true"));
        Assert.That(archived["archivedAt"], Is.Not.Null);
    }
}
