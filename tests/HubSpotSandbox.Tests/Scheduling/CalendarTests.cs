using System.Text.Json.Nodes;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Scheduling;

public sealed class CalendarTests : SchedulerFixture
{
    private const string Calendar = "/scheduler/2026-09/meetings/calendar";

    private const string Properties =
        """{"hs_timestamp":"2026-11-25T09:30:00Z","hs_meeting_title":"Demo","hs_meeting_start_time":"2026-11-25T09:30:00Z","hs_meeting_end_time":"2026-11-25T10:00:00Z","hs_meeting_outcome":"SCHEDULED","hubspot_owner_id":"64492917"}""";

    [Test]
    [Cites("FACTS §14")]
    public async Task Puts_a_meeting_into_a_calendar_and_invites_its_contacts()
    {
        var contact = await Api.CreateContactAsync("ana.ruiz@example.net");

        var reply = await CreateAsync(Body(contact));

        Assert.That(reply.Status, Is.EqualTo(200), reply.Text);
        Assert.That((reply["id"], reply["createdAt"], reply["lastUpdatedAt"]), Is.EqualTo(("72200000001", "2026-11-24T09:30:00.000Z", "2026-11-24T09:30:00.000Z")));
        Assert.That(reply["properties.hs_meeting_start_time"], Is.EqualTo("2026-11-25T09:30:00.000Z"));
        Assert.That((await Api.GetAsync($"{Meetings}/72200000001?associations=contacts"))["associations.contacts.results.0.id"], Is.EqualTo(contact));
        Assert.That(Starts(await InfoAsync()), Does.Not.Contain("2026-11-25 09:30"));
        Assert.That((await Api.GetAsync(Bookings))["results.0"], Is.EqualTo(
            $$"""{"meetingId":"72200000001","link":null,"organizerUserId":"6100042","userIds":["6100042"],"contactIds":["{{contact}}"],"invited":["ana.ruiz@example.net"],"subject":"Demo","start":"2026-11-25T09:30:00.000Z","end":"2026-11-25T10:00:00.000Z","timezone":"Europe/Madrid","sentAt":"2026-11-24T09:30:00.000Z"}"""));
    }

    [TestCase("hs_timestamp")]
    [TestCase("hs_meeting_title")]
    [TestCase("hs_meeting_start_time")]
    [TestCase("hs_meeting_end_time")]
    [TestCase("hs_meeting_outcome")]
    [TestCase("hubspot_owner_id")]
    [Cites("FACTS §14")]
    public async Task Names_a_required_property_that_is_missing(string property)
    {
        var properties = JsonNode.Parse(Properties)!.AsObject();
        properties.Remove(property);

        var reply = await CreateAsync($"{{\"properties\":{properties.ToJsonString()}}}");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["context.properties"], Is.EqualTo($"[\"{property}\"]"));
    }

    [Test]
    [Cites("FACTS §14")]
    public async Task Takes_attendees_as_a_list()
    {
        var properties = JsonNode.Parse(Properties)!.AsObject();
        properties["hs_attendee_owner_ids"] = new JsonArray("64492918", "64492919");

        await CreateAsync($"{{\"properties\":{properties.ToJsonString()}}}");

        Assert.That((await Api.GetAsync("/__sandbox/records/meetings"))["results.0.properties.hs_attendee_owner_ids"], Is.EqualTo("64492918;64492919"));
    }

    [TestCase("", 400)]
    [TestCase("?organizerUserId=1", 400)]
    [TestCase("?organizerUserId=6100045", 400)]
    [TestCase("?organizerUserId=6100043", 200)]
    [Cites("FACTS §14; sandbox.md: Choices")]
    public async Task Needs_a_user_with_a_calendar(string query, int status)
    {
        Assert.That((await Api.PostAsync($"{Calendar}{query}", $"{{\"properties\":{Properties}}}")).Status, Is.EqualTo(status));
        Assert.That((await Api.GetAsync("/__sandbox/records/meetings")).Count("results"), Is.EqualTo(status == 200 ? 1 : 0));
    }

    [TestCase("""{}""")]
    [TestCase("""{"properties":[]}""")]
    [TestCase($$"""{"properties":{{Properties}},"timezone":"Europe/Atlantis"}""")]
    [TestCase($$$"""{"properties":{{{Properties}}},"associations":[{"to":{"id":"1"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":200}]}]}""")]
    [Cites("FACTS §14, §6")]
    public async Task Checks_what_it_is_told(string body)
    {
        Assert.That((await CreateAsync(body)).Status, Is.EqualTo(400));
        Assert.That((await Api.GetAsync(Bookings)).Count("results"), Is.Zero);
    }

    private Task<Reply> CreateAsync(string body) => Api.PostAsync($"{Calendar}?organizerUserId=6100042", body);

    private static string Body(string contact) =>
        $$$"""
        {"properties":{{{Properties}}},"associations":[{"to":{"id":"{{{contact}}}"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":200}]}],
         "timezone":"Europe/Madrid","emailReminderSchedule":{"shouldIncludeInviteDescription":false,"reminders":[{"numberOfTimeUnits":1,"timeUnit":"HOURS"}]}}
        """;
}
