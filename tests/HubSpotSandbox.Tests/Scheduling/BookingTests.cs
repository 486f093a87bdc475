using System.Text.Json.Nodes;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Scheduling;

public sealed class BookingTests : SchedulerFixture
{
    private const string Slot = "2026-11-25T09:30:00Z";

    [TestCase("v3")]
    [TestCase("2025-09")]
    [TestCase("2026-03")]
    [TestCase("2026-09")]
    [Cites("FACTS §14")]
    public async Task Answers_a_booking(string version)
    {
        var reply = await Api.PostAsync($"/scheduler/{version}/meetings/meeting-links/book", Body(Slot, fields: """{"name":"phone","value":"+34911222333"}"""));

        Assert.That(reply.Status, Is.EqualTo(200), reply.Text);
        Assert.That(JsonNode.Parse(reply.Text)!.ToJsonString(), Is.EqualTo(JsonNode.Parse("""
            {"calendarEventId":"event72200000001","contactId":"51200000101","bookingTimezone":"Europe/Madrid","start":"2026-11-25T09:30:00.000Z","end":"2026-11-25T10:00:00.000Z",
             "duration":1800000,"subject":"Demo: Ana Ruiz","formFields":[{"name":"phone","value":"+34911222333"}],"guestEmails":[],"isOffline":false,"legalConsentResponses":[],
             "locale":"en-us","location":null,"webConferenceMeetingId":null,"webConferenceUrl":"https://meet.example.com/72200000001"}
            """)!.ToJsonString()));
    }

    [Test]
    [Cites("FACTS §14")]
    public async Task Makes_the_contact_and_a_meeting_that_belongs_to_it()
    {
        await BookAsync(Body(Slot, fields: """{"name":"phone","value":"+34911222333"},{"name":"city","value":""}"""));

        var contact = await Api.GetAsync($"{Contacts}/ana.ruiz@example.net?idProperty=email&properties=firstname,lastname,phone");
        var meeting = await Api.GetAsync(
            $"{Meetings}/72200000001?associations=contacts&properties=hs_meeting_title,hs_meeting_start_time,hs_meeting_end_time,hs_meeting_outcome,hubspot_owner_id,hs_created_by_scheduling_page");

        Assert.That((contact["properties.firstname"], contact["properties.lastname"], contact["properties.phone"]), Is.EqualTo(("Ana", "Ruiz", "+34911222333")));
        Assert.That((meeting["properties.hs_meeting_title"], meeting["properties.hs_meeting_outcome"]), Is.EqualTo(("Demo: Ana Ruiz", "SCHEDULED")));
        Assert.That((meeting["properties.hs_meeting_start_time"], meeting["properties.hs_meeting_end_time"]), Is.EqualTo(("2026-11-25T09:30:00.000Z", "2026-11-25T10:00:00.000Z")));
        Assert.That((meeting["properties.hubspot_owner_id"], meeting["properties.hs_created_by_scheduling_page"]), Is.EqualTo(("64492917", "true")));
        Assert.That(meeting["associations.contacts.results.0.id"], Is.EqualTo(contact["id"]));
    }

    [Test]
    [Cites("FACTS §14; sandbox.md: Choices")]
    public async Task Finds_a_known_contact_and_fills_in_what_it_lacks()
    {
        var id = await Api.CreateAsync("contacts", """{"email":"ana.ruiz@example.net","firstname":"Anita"}""");

        var reply = await BookAsync(Body(Slot, "Ana.Ruiz@Example.net"));

        var contact = await Api.GetAsync($"{Contacts}/{id}");
        Assert.That(reply["contactId"], Is.EqualTo(id));
        Assert.That((contact["properties.firstname"], contact["properties.lastname"]), Is.EqualTo(("Anita", "Ruiz")));
        Assert.That((await Api.GetAsync(Contacts)).Count("results"), Is.EqualTo(1));
    }

    [TestCase("2026-11-25T09:30:00Z")]
    [TestCase("2026-11-25T09:15:00Z")]
    [TestCase("2026-11-25T10:00:00Z")]
    [TestCase("2026-11-25T10:30:00+01:00")]
    [Cites("FACTS §14; sandbox.md: Choices")]
    public async Task Refuses_a_time_that_is_taken_the_buffer_included(string start)
    {
        await BookAsync(Body(Slot));

        var reply = await BookAsync(Body(start, "ben@example.net"));

        Assert.That((reply.Status, reply["category"]), Is.EqualTo((409, "CONFLICT")));
        Assert.That((await Api.GetAsync("/__sandbox/records/meetings")).Count("results"), Is.EqualTo(1));
        Assert.That((await Api.GetAsync("/__sandbox/records/contacts")).Count("results"), Is.EqualTo(1));
        Assert.That((await BookAsync(Body("2026-11-25T10:15:00Z", "ben@example.net"))).Status, Is.EqualTo(200));
    }

    [TestCase("2026-11-25T09:35:00Z")]
    [TestCase("2026-11-25T07:45:00Z")]
    [TestCase("2026-11-25T15:45:00Z")]
    [TestCase("2026-11-28T09:30:00Z")]
    [TestCase("2026-11-24T09:15:00Z")]
    [TestCase("2026-12-08T09:30:00Z")]
    [TestCase("2020-01-01T00:00:00Z")]
    [Cites("sandbox.md: Choices")]
    public async Task Refuses_a_time_that_is_not_offered(string start)
    {
        Assert.That((await BookAsync(Body(start))).Status, Is.EqualTo(409));
        Assert.That((await Api.GetAsync("/__sandbox/records/contacts")).Count("results"), Is.Zero);
    }

    [TestCase("duration")]
    [TestCase("email")]
    [TestCase("firstName")]
    [TestCase("lastName")]
    [TestCase("formFields")]
    [TestCase("legalConsentResponses")]
    [TestCase("likelyAvailableUserIds")]
    [TestCase("slug")]
    [TestCase("startTime")]
    [Cites("FACTS §14")]
    public async Task Names_a_required_field_that_is_missing(string field)
    {
        var body = JsonNode.Parse(Body(Slot))!.AsObject();
        body.Remove(field);

        var reply = await BookAsync(body.ToJsonString());

        Assert.That((reply.Status, reply["category"]), Is.EqualTo((400, "VALIDATION_ERROR")));
        Assert.That(reply["message"], Does.EndWith($"Some required fields were not set: [{field}]"));
    }

    [TestCase("duration", "2700000", 400)]
    [TestCase("duration", "\"half an hour\"", 400)]
    [TestCase("email", "\"nobody\"", 400)]
    [TestCase("lastName", "\" \"", 400)]
    [TestCase("formFields", "{}", 400)]
    [TestCase("formFields", "[{\"value\":\"1\"}]", 400)]
    [TestCase("formFields", "[{\"name\":\"no_such_property\",\"value\":\"1\"}]", 400)]
    [TestCase("startTime", "\"tomorrow\"", 400)]
    [TestCase("startTime", "\"9999-12-31T23:59:00Z\"", 400)]
    [TestCase("startTime", "1795599000000", 200)]
    [TestCase("timezone", "\"Europe/Atlantis\"", 400)]
    [TestCase("timezone", "\"\"", 400)]
    [TestCase("timezone", "null", 200)]
    [TestCase("slug", "\"sam-lee\"", 404)]
    [Cites("FACTS §14; sandbox.md: Choices")]
    public async Task Checks_what_it_is_told(string field, string value, int status)
    {
        var body = JsonNode.Parse(Body(Slot))!.AsObject();
        body[field] = JsonNode.Parse(value);

        var reply = await BookAsync(body.ToJsonString());

        Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
        Assert.That((await Api.GetAsync("/__sandbox/records/meetings")).Count("results"), Is.EqualTo(status == 200 ? 1 : 0));
        Assert.That((await Api.GetAsync("/__sandbox/records/contacts")).Count("results"), Is.EqualTo(status == 200 ? 1 : 0));
    }

    [TestCase("\"captcha\":true", "CAPTCHA")]
    [TestCase("\"legalConsentEnabled\":true", "legal consent")]
    [TestCase("\"paymentLinkId\":\"77\"", "payment")]
    [TestCase("\"formFields\":[{\"name\":\"phone\",\"label\":\"Phone\",\"isRequired\":true}]", "[phone]")]
    [Cites("FACTS §14; sandbox.md: Controls")]
    public async Task Cannot_book_what_a_link_keeps_from_the_API(string rule, string word)
    {
        await PutLinkAsync($"{{\"slug\":\"sam-lee/demo\",\"type\":\"PERSONAL_LINK\",\"userIds\":[6100042],\"timezone\":\"Europe/Madrid\",\"durations\":[30],{rule}}}");

        var reply = await BookAsync(Body(Slot));

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["message"], Does.Contain(word));
    }

    [TestCase("PATCH", """{"properties":{"hs_meeting_outcome":"CANCELED"}}""")]
    [TestCase("DELETE", null)]
    [Cites("sandbox.md: Scheduling")]
    public async Task Has_a_time_again_when_its_meeting_is_called_off_or_archived(string method, string? body)
    {
        await BookAsync(Body(Slot));

        await Api.SendAsync(HttpMethod.Parse(method), $"{Meetings}/72200000001", body);

        Assert.That(Starts(await InfoAsync()), Does.Contain("2026-11-25 09:30"));
        Assert.That((await BookAsync(Body(Slot))).Status, Is.EqualTo(200));
    }

    [Test]
    [Cites("FACTS §2, §14")]
    public async Task Asks_for_the_scopes_of_reading_and_of_booking()
    {
        var reply = await Api.As("sandbox-readonly").PostAsync($"{Links}/book", Body(Slot));

        Assert.That(reply.Status, Is.EqualTo(403));
        Assert.That(reply["errors.0.context.requiredGranularScopes"], Is.EqualTo("""["crm.objects.contacts.write","meetings-write"]"""));
        Assert.That((await Api.As("sandbox-readonly").GetAsync(Links)).Status, Is.EqualTo(200));
        Assert.That((await Api.As("sandbox-no-deals").PostAsync($"{Links}/book", Body(Slot))).Status, Is.EqualTo(200));
        Assert.That((await Api.As(null).GetAsync(Links)).Status, Is.EqualTo(401));
    }
}
