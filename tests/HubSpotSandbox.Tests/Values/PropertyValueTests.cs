using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Values;

public sealed class PropertyValueTests : SandboxFixture
{
    [TestCase("contacts", "favourite_colour", "blue", "PROPERTY_DOESNT_EXIST", "Property \"favourite_colour\" does not exist")]
    [TestCase("contacts", "email", "foo@", "INVALID_EMAIL", "Email address foo@ is invalid")]
    [TestCase("deals", "amount", "1.2.3", "INVALID_INTEGER", "1.2.3 was not a valid number.")]
    [TestCase("deals", "closedate", "tomorrow", "INVALID_LONG", "tomorrow was not a valid long.")]
    [TestCase("deals", "hs_is_closed", "true", "READ_ONLY_VALUE", "\"hs_is_closed\" is a calculated property; its value cannot be set.")]
    [Cites("FACTS §10.3, §3.5")]
    public async Task Refuses_a_wrong_value_in_the_message_and_in_the_errors(string type, string name, string value, string code, string message)
    {
        var reply = await Api.PostAsync($"/crm/v3/objects/{type}", $$$"""{"properties":{"{{{name}}}":"{{{value}}}"}}""");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["category"], Is.EqualTo("VALIDATION_ERROR"));
        Assert.That(reply["message"], Does.StartWith("Property values were not valid: [{\"isValid\":false,\"message\":\""));
        Assert.That(reply["message"], Does.Contain($"\"error\":\"{code}\",\"name\":\"{name}\"").And.Contain("\"portalId\":24310007"));
        Assert.That(reply["errors.0.message"], Is.EqualTo(message));
        Assert.That(reply["errors.0.code"], Is.EqualTo(code));
        Assert.That(reply["errors.0.context.propertyName.0"], Is.EqualTo(name));
    }

    [Test]
    [Cites("FACTS §10.3, §4.1")]
    public async Task Refuses_a_value_that_is_no_option_and_lists_the_options()
    {
        var reply = await Api.PostAsync(Contacts, """{"properties":{"email":"a@example.net","lifecyclestage":"Lead"}}""");

        Assert.That(reply["errors.0.code"], Is.EqualTo("INVALID_OPTION"));
        Assert.That(reply["errors.0.message"], Does.StartWith("Lead was not one of the allowed options: [subscriber, lead, "));
        Assert.That(reply["errors.0.context.propertyValue.0"], Is.EqualTo("Lead"));
    }

    [Test]
    [Cites("FACTS §10.3")]
    public async Task Reports_every_wrong_value_at_once()
    {
        var reply = await Api.PostAsync(Contacts, """{"properties":{"email":"foo@","favourite_colour":"blue"}}""");

        Assert.That(reply.Each("errors", "code"), Is.EqualTo(new[] { "INVALID_EMAIL", "PROPERTY_DOESNT_EXIST" }));
    }

    [Test]
    [Cites("FACTS §3.5")]
    public async Task Refuses_to_set_what_HubSpot_sets()
    {
        var reply = await Api.PostAsync(Contacts, """{"properties":{"email":"a@example.net","hs_object_id":"1"}}""");

        Assert.That(reply["errors.0.code"], Is.EqualTo("READ_ONLY_VALUE"));
    }

    [TestCase("a;b", "a;b")]
    [TestCase(";c", "a;c")]
    [TestCase(";a", "a")]
    [Cites("FACTS §3.5")]
    public async Task Sets_or_appends_the_choices_of_a_multi_checkbox(string sent, string stored)
    {
        await DefineAsync("""
            {"name":"topics","label":"Topics","type":"enumeration","fieldType":"checkbox","groupName":"$group",
             "options":[{"label":"A","value":"a"},{"label":"B","value":"b"},{"label":"C","value":"c"}]}
            """);
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","topics":"a"}""");

        var reply = await Api.PatchAsync($"{Contacts}/{id}", $$$"""{"properties":{"topics":"{{{sent}}}"}}""");

        Assert.That(reply["properties.topics"], Is.EqualTo(stored));
    }

    [Test]
    [Cites("FACTS §9, §10.3, §3.3")]
    public async Task Keeps_a_unique_property_unique_and_finds_records_by_it()
    {
        await DefineAsync("""{"name":"crm_key","label":"Key","type":"string","fieldType":"text","groupName":"$group","hasUniqueValue":true}""");
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","crm_key":"K1"}""");

        var second = await Api.PostAsync(Contacts, """{"properties":{"email":"b@example.net","crm_key":"K1"}}""");

        Assert.That(second.Status, Is.EqualTo(400));
        Assert.That(second["errors.0.code"], Is.EqualTo("CONFLICTING_UNIQUE_VALUE"));
        Assert.That((await Api.GetAsync($"{Contacts}/K1?idProperty=crm_key"))["id"], Is.EqualTo(id));
    }

    [Test]
    [Cites("FACTS §4.9")]
    public async Task Fills_the_people_of_an_email_from_its_headers()
    {
        var reply = await Api.PostAsync("/crm/v3/objects/emails", """
            {"properties":{"hs_timestamp":"2026-11-23T09:30:00Z","hs_email_direction":"EMAIL",
             "hs_email_headers":"{\"from\":{\"email\":\"sam@example.com\",\"firstName\":\"Sam\"},\"to\":[{\"email\":\"ana@example.net\"}]}"}}
            """);

        Assert.That(reply["properties.hs_email_from_email"], Is.EqualTo("sam@example.com"));
        Assert.That(reply["properties.hs_email_from_firstname"], Is.EqualTo("Sam"));
        Assert.That(reply["properties.hs_email_to_email"], Is.EqualTo("ana@example.net"));
    }

    [Test]
    [Cites("FACTS §4.7, §3.5")]
    public async Task Refuses_a_text_over_65536_characters()
    {
        var reply = await Api.PostAsync("/crm/v3/objects/notes", $$$"""{"properties":{"hs_timestamp":"1","hs_note_body":"{{{new string('x', 65537)}}}"}}""");

        Assert.That(reply.Status, Is.EqualTo(400));
    }

    private async Task DefineAsync(string definition)
    {
        var group = (await Api.GetAsync("/crm/v3/properties/contacts/email"))["groupName"];
        var reply = await Api.PostAsync("/crm/v3/properties/contacts", definition.Replace("$group", group, StringComparison.Ordinal));
        Assert.That(reply.Status, Is.EqualTo(201), reply.Text);
    }
}
