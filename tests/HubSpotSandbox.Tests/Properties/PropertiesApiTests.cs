using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Properties;

public sealed class PropertiesApiTests : SandboxFixture
{
    private const string Path = "/crm/properties/2026-09/contacts";
    private const string Colour =
        """{"name":"favourite_colour","label":"Colour","type":"enumeration","fieldType":"select","groupName":"mine","options":[{"label":"Red","value":"red"},{"label":"Green","value":"green"}]}""";

    [SetUp]
    public Task AddGroupAsync() => Api.PostAsync($"{Path}/groups", """{"name":"mine","label":"Mine"}""");

    [TestCase("contacts", "email")]
    [TestCase("companies", "domain")]
    [TestCase("deals", "dealstage")]
    [TestCase("tickets", "hs_pipeline_stage")]
    [TestCase("calls", "hs_call_title")]
    [TestCase("meetings", "hs_meeting_title")]
    [TestCase("notes", "hs_note_body")]
    [TestCase("tasks", "hs_task_subject")]
    [TestCase("emails", "hs_email_direction")]
    [Cites("FACTS §9, §4")]
    public async Task Lists_the_default_properties_of_every_type_without_pages(string type, string expected)
    {
        var reply = await Api.GetAsync($"/crm/v3/properties/{type}");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Each("results", "name"), Does.Contain(expected).And.Contain("hs_object_id"));
        Assert.That(reply.Has("paging"), Is.False);
    }

    [Test]
    [Cites("FACTS §9")]
    public async Task Describes_a_property_fully()
    {
        var reply = await Api.GetAsync($"{Path}/lifecyclestage");

        Assert.That(reply["type"], Is.EqualTo("enumeration"));
        Assert.That(reply.Each("options", "value"), Does.Contain("subscriber").And.Contain("other"));
        Assert.That(reply["hubspotDefined"], Is.EqualTo("true"));
        Assert.That(reply["modificationMetadata.readOnlyValue"], Is.EqualTo("false"));
        Assert.That((await Api.GetAsync($"{Path}/hs_object_id"))["modificationMetadata.readOnlyValue"], Is.EqualTo("true"));
    }

    [Test]
    [Cites("FACTS §9, §10.3")]
    public async Task Creates_a_property_that_takes_values_at_once()
    {
        var created = await Api.PostAsync(Path, Colour);
        var wrong = await Api.PostAsync(Contacts, """{"properties":{"email":"a@example.net","favourite_colour":"blue"}}""");

        Assert.That(created.Status, Is.EqualTo(201));
        Assert.That(created["createdAt"], Is.Not.Null);
        Assert.That(wrong["errors.0.message"], Is.EqualTo("blue was not one of the allowed options: [red, green]"));
        Assert.That(await Api.CreateAsync("contacts", """{"email":"a@example.net","favourite_colour":"red"}"""), Is.Not.Null);
    }

    [Test]
    [Cites("FACTS §9")]
    public async Task Refuses_a_name_in_use()
    {
        await Api.PostAsync(Path, Colour);

        var reply = await Api.PostAsync(Path, Colour);

        Assert.That(reply.Status, Is.EqualTo(409));
        Assert.That(reply["category"], Is.EqualTo("OBJECT_ALREADY_EXISTS"));
        Assert.That(reply["subCategory"], Is.EqualTo("Properties.PROPERTY_WITH_NAME_EXISTS"));
        Assert.That(reply["message"], Is.EqualTo("A property named 'favourite_colour' already exists."));
    }

    [TestCase("{}")]
    [TestCase("""{"name":"x","label":"X","type":"colour","fieldType":"text","groupName":"mine"}""")]
    [TestCase("""{"name":"x","label":"X","type":"string","fieldType":"select","groupName":"mine"}""")]
    [TestCase("""{"name":"x","label":"X","type":"enumeration","fieldType":"select","groupName":"mine"}""")]
    [TestCase("""{"name":"x","label":"X","type":"string","fieldType":"text","groupName":"nobodys"}""")]
    [TestCase("""{"name":"Not A Name","label":"X","type":"string","fieldType":"text","groupName":"mine"}""")]
    [Cites("FACTS §9, sandbox.md: Choices")]
    public async Task Refuses_a_wrong_definition(string definition)
    {
        Assert.That((await Api.PostAsync(Path, definition)).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("FACTS §9")]
    public async Task Changes_archives_and_restores_a_property()
    {
        await Api.PostAsync(Path, Colour);
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","favourite_colour":"red"}""");

        var changed = await Api.PatchAsync($"{Path}/favourite_colour", """{"label":"Shade","options":[{"label":"Red","value":"red"}]}""");
        var archived = await Api.DeleteAsync($"{Path}/favourite_colour");

        Assert.That(changed["label"], Is.EqualTo("Shade"));
        Assert.That(changed.Count("options"), Is.EqualTo(1));
        Assert.That(archived.Status, Is.EqualTo(204));
        Assert.That((await Api.GetAsync($"{Path}/favourite_colour")).Status, Is.EqualTo(404));
        Assert.That((await Api.GetAsync($"{Path}?archived=true")).Each("results", "name"), Is.EqualTo(new[] { "favourite_colour" }));
        Assert.That((await Api.PostAsync(Path, Colour)).Status, Is.EqualTo(201));
        Assert.That((await Api.GetAsync($"{Contacts}/{id}?properties=favourite_colour"))["properties.favourite_colour"], Is.EqualTo("red"));
    }

    [Test]
    [Cites("FACTS §9")]
    public async Task Answers_404_for_an_unknown_property()
    {
        var reply = await Api.GetAsync($"{Path}/nothing");

        Assert.That(reply.Status, Is.EqualTo(404));
        Assert.That(reply["category"], Is.EqualTo("OBJECT_NOT_FOUND"));
    }

    [Test]
    [Cites("FACTS §9")]
    public async Task Allows_ten_unique_properties_of_ones_own()
    {
        for (var number = 1; number <= 11; number++)
        {
            var reply = await Api.PostAsync(
                Path,
                $$"""{"name":"key{{number}}","label":"Key","type":"string","fieldType":"text","groupName":"mine","hasUniqueValue":true}""");
            Assert.That(reply.Status, Is.EqualTo(number <= 10 ? 201 : 400));
        }
    }
}
