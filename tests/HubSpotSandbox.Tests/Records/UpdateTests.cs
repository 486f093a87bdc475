using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Records;

public sealed class UpdateTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §3.1, §3.2")]
    public async Task Changes_what_is_sent_and_keeps_the_rest()
    {
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","firstname":"Ana","phone":"1"}""");
        await Api.AdvanceAsync(5000);

        var reply = await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"phone":"2"}}""");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply["properties.phone"], Is.EqualTo("2"));
        Assert.That(reply["properties.firstname"], Is.EqualTo("Ana"));
        Assert.That(reply["properties.lastmodifieddate"], Is.EqualTo(reply["updatedAt"]).And.Not.EqualTo(reply["createdAt"]));
    }

    [Test]
    [Cites("FACTS §3.2, sandbox.md: Settings")]
    public async Task Answers_only_the_written_properties_when_set_so()
    {
        await Api.SetAsync("""{"updateAnswers":"written"}""");
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","firstname":"Ana"}""");

        var reply = await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"phone":"2"}}""");

        Assert.That(reply.Names("properties"), Is.EqualTo(new[] { "createdate", "hs_object_id", "lastmodifieddate", "phone" }));
    }

    [Test]
    [Cites("FACTS §3.1")]
    public async Task Finds_the_record_by_email()
    {
        var id = await Api.CreateContactAsync("a@example.net");

        var reply = await Api.PatchAsync($"{Contacts}/A%40example.net?idProperty=email", """{"properties":{"phone":"2"}}""");

        Assert.That(reply["id"], Is.EqualTo(id));
    }

    [TestCase("\"\"")]
    [TestCase("null")]
    [Cites("FACTS §3.5")]
    public async Task Clears_a_value_with_an_empty_text_or_null(string nothing)
    {
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","phone":"1"}""");

        await Api.PatchAsync($"{Contacts}/{id}", $$$"""{"properties":{"phone":{{{nothing}}}}}""");

        Assert.That((await Api.GetAsync($"{Contacts}/{id}?properties=phone"))["properties.phone"], Is.Null);
    }

    [Test]
    [Cites("FACTS §3.5, §10.3")]
    public async Task Refuses_an_update_of_nothing()
    {
        var id = await Api.CreateContactAsync("a@example.net");

        var reply = await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{}}""");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["message"], Is.EqualTo("No properties found to update, please provide at least one."));
    }

    [Test]
    [Cites("FACTS §4.1, sandbox.md: Choices")]
    public async Task Refuses_the_email_of_another_contact()
    {
        var first = await Api.CreateContactAsync("a@example.net");
        var second = await Api.CreateContactAsync("b@example.net");

        var reply = await Api.PatchAsync($"{Contacts}/{second}", """{"properties":{"email":"A@example.net"}}""");

        Assert.That(reply.Status, Is.EqualTo(409));
        Assert.That(reply["message"], Does.EndWith($"Existing ID: {first}"));
    }

    [Test]
    [Cites("FACTS §4.1")]
    public async Task Frees_an_email_that_is_given_up()
    {
        var id = await Api.CreateContactAsync("a@example.net");
        await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"email":"b@example.net"}}""");

        Assert.That(await Api.CreateContactAsync("a@example.net"), Is.Not.EqualTo(id));
    }

    [Test]
    [Cites("FACTS §3.5, sandbox.md: Choices")]
    public async Task Moves_the_lifecycle_stage_forward_only_unless_it_was_cleared()
    {
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","lifecyclestage":"customer"}""");

        var back = await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"lifecyclestage":"lead"}}""");
        await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"lifecyclestage":""}}""");
        var cleared = await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"lifecyclestage":"lead"}}""");

        Assert.That(back["properties.lifecyclestage"], Is.EqualTo("customer"));
        Assert.That(cleared["properties.lifecyclestage"], Is.EqualTo("lead"));
    }
}
