using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Records;

public sealed class CreateTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §3.4")]
    public async Task Answers_201_with_the_record_and_its_location()
    {
        var reply = await Api.PostAsync(Contacts, """{"properties":{"email":"li.wei@example.org","firstname":"Li"},"associations":[]}""");

        Assert.That(reply.Status, Is.EqualTo(201));
        Assert.That(reply["properties.firstname"], Is.EqualTo("Li"));
        Assert.That(reply.Header("Location"), Does.EndWith($"{Contacts}/{reply["id"]}"));
        Assert.That(reply.Header("Content-Type"), Is.EqualTo("application/json;charset=utf-8"));
    }

    [Test]
    [Cites("FACTS §3.4")]
    public async Task Sets_the_system_properties_of_a_new_contact()
    {
        var reply = await Api.PostAsync(Contacts, """{"properties":{"email":"li.wei@example.org"}}""");

        Assert.Multiple(() =>
        {
            Assert.That(reply["properties.hs_object_id"], Is.EqualTo(reply["id"]));
            Assert.That(reply["properties.createdate"], Is.EqualTo(reply["createdAt"]));
            Assert.That(reply["properties.lastmodifieddate"], Is.EqualTo(reply["updatedAt"]));
            Assert.That(reply["properties.hs_all_contact_vids"], Is.EqualTo(reply["id"]));
            Assert.That(reply["properties.hs_email_domain"], Is.EqualTo("example.org"));
            Assert.That(reply["properties.hs_is_contact"], Is.EqualTo("true"));
            Assert.That(reply["properties.hs_is_unworked"], Is.EqualTo("true"));
            Assert.That(reply["properties.hs_marketable_status"], Is.EqualTo("false"));
            Assert.That(reply["properties.hs_object_source"], Is.EqualTo("INTEGRATION"));
            Assert.That(reply["properties.hs_pipeline"], Is.EqualTo("contacts-lifecycle-pipeline"));
            Assert.That(reply["properties.lifecyclestage"], Is.EqualTo("lead"));
            Assert.That(reply["properties.hs_lifecyclestage_lead_date"], Is.EqualTo(reply["createdAt"]));
        });
    }

    [TestCase("contacts", """{"firstname":"Ana"}""", "51200000101")]
    [TestCase("companies", """{"domain":"example.net"}""", "18800004401")]
    [TestCase("deals", """{"dealname":"New","dealstage":"appointmentscheduled"}""", "29800011701")]
    [TestCase("tickets", """{"subject":"Help","hs_pipeline_stage":"1"}""", "32100005501")]
    [TestCase("calls", """{"hs_timestamp":"2026-11-23T09:30:00Z"}""", "45500000601")]
    [TestCase("meetings", """{"hs_meeting_start_time":"2026-11-23T09:30:00Z"}""", "72200000001")]
    [TestCase("notes", """{"hs_timestamp":"2026-11-23T09:30:00Z"}""", "61100000001")]
    [TestCase("tasks", """{"hs_timestamp":"2026-11-23T09:30:00Z"}""", "63300000001")]
    [TestCase("emails", """{"hs_timestamp":"2026-11-23T09:30:00Z","hs_email_direction":"EMAIL"}""", "65500000001")]
    [Cites("FACTS §3.4, sandbox.md: Ids")]
    public async Task Needs_only_the_required_properties_of_the_type(string type, string properties, string firstId)
    {
        Assert.That(await Api.CreateAsync(type, properties), Is.EqualTo(firstId));
    }

    [TestCase("contacts", """{"phone":"1"}""", "CONTACT", """["email","firstname","lastname"]""")]
    [TestCase("companies", """{"city":"Bilbao"}""", "COMPANY", """["name","domain"]""")]
    [TestCase("deals", """{"amount":"1"}""", "DEAL", """["dealname","dealstage"]""")]
    [TestCase("tickets", """{"content":"1"}""", "TICKET", """["subject","hs_pipeline_stage"]""")]
    [TestCase("calls", """{"hs_call_title":"1"}""", "CALL", """["hs_timestamp"]""")]
    [TestCase("meetings", """{"hs_meeting_title":"1"}""", "MEETING_EVENT", """["hs_timestamp"]""")]
    [TestCase("notes", """{"hs_note_body":"1"}""", "NOTE", """["hs_timestamp"]""")]
    [TestCase("tasks", """{"hs_task_body":"1"}""", "TASK", """["hs_timestamp"]""")]
    [TestCase("emails", """{"hs_email_subject":"1"}""", "EMAIL", """["hs_timestamp","hs_email_direction"]""")]
    [Cites("FACTS §3.4, §10.3")]
    public async Task Refuses_a_record_without_its_required_properties(string type, string properties, string word, string missing)
    {
        var reply = await Api.PostAsync($"/crm/v3/objects/{type}", $$"""{"properties":{{properties}}}""");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["category"], Is.EqualTo("VALIDATION_ERROR"));
        Assert.That(reply["message"], Is.EqualTo($"Error creating {word}. Some required properties were not set."));
        Assert.That(reply["context.properties"], Is.EqualTo(missing));
    }

    [Test]
    [Cites("FACTS §3.4")]
    public async Task Puts_deals_and_tickets_into_the_default_pipeline()
    {
        var deal = await Api.PostAsync(Deals, """{"properties":{"dealname":"New","dealstage":"appointmentscheduled"}}""");
        var ticket = await Api.PostAsync("/crm/v3/objects/tickets", """{"properties":{"subject":"Help","hs_pipeline_stage":"1"}}""");

        Assert.That(deal["properties.pipeline"], Is.EqualTo("default"));
        Assert.That(ticket["properties.hs_pipeline"], Is.EqualTo("0"));
        Assert.That(ticket["properties.hs_ticket_id"], Is.EqualTo(ticket["id"]));
    }

    [Test]
    [Cites("FACTS §3.2, sandbox.md: Choices")]
    public async Task Lets_a_deal_be_given_its_create_date()
    {
        var reply = await Api.PostAsync(Deals, """{"properties":{"dealname":"Old","dealstage":"closedwon","createdate":"2020-01-02"}}""");

        Assert.That(reply["properties.createdate"], Is.EqualTo("2020-01-02T00:00:00.000Z"));
        Assert.That(reply["createdAt"], Is.EqualTo("2020-01-02T00:00:00.000Z"));
    }

    [Test]
    [Cites("FACTS §4.6")]
    public async Task Takes_the_time_of_a_meeting_from_its_start()
    {
        var reply = await Api.PostAsync("/crm/v3/objects/meetings", """{"properties":{"hs_meeting_start_time":"2026-11-23T09:30:00Z"}}""");

        Assert.That(reply["properties.hs_timestamp"], Is.EqualTo("2026-11-23T09:30:00.000Z"));
    }

    [Test]
    [Cites("FACTS §10.3, §4.1")]
    public async Task Refuses_a_second_contact_with_the_same_email_and_names_the_first()
    {
        var id = await Api.CreateContactAsync("ana.ruiz@example.net");

        var reply = await Api.PostAsync(Contacts, """{"properties":{"email":"Ana.Ruiz@Example.net"}}""");

        Assert.That(reply.Status, Is.EqualTo(409));
        Assert.That(reply["category"], Is.EqualTo("CONFLICT"));
        Assert.That(reply["message"], Is.EqualTo($"Contact already exists. Existing ID: {id}"));
    }

    [Test]
    [Cites("FACTS §3.4")]
    public async Task Lets_companies_share_a_domain()
    {
        await Api.CreateAsync("companies", """{"domain":"example.net"}""");

        Assert.That((await Api.PostAsync(Companies, """{"properties":{"domain":"example.net"}}""")).Status, Is.EqualTo(201));
    }

    [TestCase("""[{"to":{"id":"18800004401"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279}]}]""", 201)]
    [TestCase("""[{"to":{"id":18800004401},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":"279"}]}]""", 201)]
    [TestCase("""[{"to":{"id":"18800004401"},"types":[]}]""", 400)]
    [TestCase("""[{"to":{"id":"18800004401"},"types":[{"associationCategory":"OURS","associationTypeId":279}]}]""", 400)]
    [TestCase("null", 201)]
    [TestCase("""[{"to":{"id":"18800004401","type":"company"}}]""", 400)]
    [TestCase("""{"contactIds":[1]}""", 400)]
    [Cites("FACTS §3.4, §16")]
    public async Task Takes_associations_in_their_documented_form_only(string associations, int status)
    {
        await Api.CreateAsync("companies", """{"name":"Northwind"}""");

        var reply = await Api.PostAsync(Contacts, $$"""{"properties":{"email":"a@example.net"},"associations":{{associations}}}""");

        Assert.That(reply.Status, Is.EqualTo(status));
    }

    [Test]
    [Cites("FACTS §12.2, sandbox.md: Actor")]
    public async Task Notes_a_person_as_the_source_when_asked_to()
    {
        var reply = await Api.SendAsync(HttpMethod.Post, Contacts, """{"properties":{"email":"a@example.net"}}""", actor: "ui");

        Assert.That(reply["properties.hs_object_source"], Is.EqualTo("CRM_UI"));
    }
}
