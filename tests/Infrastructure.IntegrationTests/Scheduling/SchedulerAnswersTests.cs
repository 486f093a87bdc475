using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using Infrastructure.IntegrationTests.Drivers;
using TestSupport.Hosting;

namespace Infrastructure.IntegrationTests.Scheduling;

/// <summary>What is sent to HubSpot's scheduler, letter by letter, and answers of it that the sandbox does not give.</summary>
public sealed class SchedulerAnswersTests
{
    private const string NoSlots = """{"customParams":{"durations":[1800000,900000]},"linkAvailability":{"hasMore":false,"linkAvailabilityByDuration":{}}}""";
    private const string Booked = """{"contactId":51200000101,"start":"2026-11-25T09:30:00Z","end":"2026-11-25T10:00:00Z","location":null}""";
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);

    private CannedAnswers _hubSpot = null!;
    private HubSpotClient _client = null!;
    private Func<string, (int Status, string Json)> _answer = _ => (404, "{}");

    [SetUp]
    public async Task StartAsync()
    {
        _hubSpot = await CannedAnswers.StartAsync(request => _answer(request.Target));
        _client = new HubSpotClient(_hubSpot.Address);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _client.DisposeAsync();
        await _hubSpot.DisposeAsync();
    }

    [Test]
    public async Task A_slug_is_sent_as_one_segment()
    {
        _answer = _ => (200, NoSlots);

        await FindAsync();

        Assert.That(_hubSpot.Requests.Select(request => request.Target), Is.EqualTo(["/scheduler/2026-09/meetings/meeting-links/book/sam-lee%2Fdemo?timezone=Europe%2FMadrid"]));
    }

    [Test]
    public async Task A_booking_is_sent_with_all_that_HubSpot_wants()
    {
        _answer = _ => (200, Booked);

        var made = await BookAsync();

        Assert.That((made.ContactId, made.StartAt, made.EndAt, made.Subject), Is.EqualTo(("51200000101", Start, Start.AddMinutes(30), (string?)null)));
        Assert.That(_hubSpot.Requests.Single(), Is.EqualTo(new CannedRequest("POST", "/scheduler/2026-09/meetings/meeting-links/book",
            """{"slug":"sam-lee/demo","duration":1800000,"startTime":"2026-11-25T09:30:00Z","email":"ana.ruiz@example.net","firstName":"Ana","lastName":"Ruiz","likelyAvailableUserIds":["6100042"],"timezone":"Europe/Madrid","formFields":[],"legalConsentResponses":[]}""")));
    }

    [Test]
    public async Task Links_come_from_all_pages()
    {
        _answer = target => (200, target switch
        {
            _ when target.Contains("after=2", StringComparison.Ordinal) => """{"results":[{"slug":"a","type":"SOMETHING_NEW","organizerUserId":"1"}]}""",
            _ when target.Contains("/meeting-links?", StringComparison.Ordinal) => """{"results":[{"slug":"b","organizerUserId":6100042}],"paging":{"next":{"after":2}}}""",
            _ when target.Contains("/owners", StringComparison.Ordinal) => """{"results":[{"id":"64492917","userId":6100042,"email":null,"firstName":null,"lastName":null,"archived":false}]}""",
            _ => NoSlots,
        });

        var links = await _client.Get<IMeetingScheduler>().ListLinksAsync(Freshness.Known, default);

        Assert.That(links.Select(link => (link.Slug, link.Type, link.OwnerId, link.Durations.Count)), Is.EqualTo([("a", MeetingLinkType.RoundRobin, (string?)null, 2), ("b", MeetingLinkType.RoundRobin, "64492917", 2)]));
    }

    [TestCase(404)]
    [TestCase(400)]
    public async Task A_link_of_which_HubSpot_tells_nothing_does_not_hide_the_others(int status)
    {
        _answer = target => target switch
        {
            _ when target.Contains("book/gone", StringComparison.Ordinal) => (status, """{"status":"error","message":"It is gone","category":"OBJECT_NOT_FOUND"}"""),
            _ when target.Contains("/meeting-links?", StringComparison.Ordinal) => (200, """{"results":[{"slug":"gone"},{"slug":"here"}]}"""),
            _ when target.Contains("/owners", StringComparison.Ordinal) => (200, """{"results":[]}"""),
            _ => (200, NoSlots),
        };

        var links = await _client.Get<IMeetingScheduler>().ListLinksAsync(Freshness.Known, default);

        Assert.That(links.Select(link => (link.Slug, link.Durations.Count)), Is.EqualTo([("gone", 0), ("here", 2)]));
    }

    [Test]
    public async Task Durations_are_in_their_order()
    {
        _answer = _ => (200, NoSlots);

        Assert.That((await FindAsync()).Durations, Is.EqualTo([TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30)]));
    }

    [TestCase("""{}""")]
    [TestCase("""{"customParams":{},"linkAvailability":{"linkAvailabilityByDuration":{}}}""")]
    [TestCase("""{"customParams":{"durations":[0]},"linkAvailability":{"linkAvailabilityByDuration":{}}}""")]
    [TestCase("""{"customParams":{"durations":[1800000]},"linkAvailability":{}}""")]
    [TestCase("""{"customParams":{"durations":[1800000]},"linkAvailability":{"linkAvailabilityByDuration":{"1800000":null}}}""")]
    [TestCase("""{"customParams":{"durations":[1800000]},"linkAvailability":{"linkAvailabilityByDuration":{"1800000":{"meetingDurationMillis":1800000,"availabilities":[null]}}}}""")]
    [TestCase("""{"customParams":{"durations":[1800000]},"linkAvailability":{"linkAvailabilityByDuration":{"1800000":{"meetingDurationMillis":1800000,"availabilities":[{"startMillisUtc":9223372036854775807}]}}}}""")]
    public void Nonsense_is_no_availability(string answer)
    {
        _answer = _ => (200, answer);

        Assert.That(() => FindAsync(), Throws.TypeOf<CrmUnavailableException>());
    }

    [TestCase("CAPTCHA token is missing", "CAPTCHA")]
    [TestCase("This link requires a payment", "payment")]
    [TestCase("legalConsentResponses must be set", "legal consent")]
    [TestCase("formFields is missing a required entry", "fields that must be filled in")]
    public void A_refused_link_is_explained(string words, string explained)
    {
        _answer = _ => (400, $$"""{"status":"error","message":"{{words}}","category":"VALIDATION_ERROR"}""");

        Assert.That(() => BookAsync(), Throws.TypeOf<CrmRejectedException>().With.Message.Contains(explained).And.Property(nameof(CrmException.Answer)).Property(nameof(CrmAnswer.Category)).EqualTo("VALIDATION_ERROR"));
    }

    [TestCase(409, "The slot conflicts with another one")]
    [TestCase(400, "The requested time is no longer available")]
    public void A_slot_that_is_taken_is_called_that(int status, string words)
    {
        _answer = _ => (status, $$"""{"status":"error","message":"{{words}}","category":"CONFLICT"}""");

        Assert.That(() => BookAsync(), Throws.TypeOf<SlotTakenException>());
    }

    [TestCase("email", "attendee.email")]
    [TestCase("lastName", "attendee.lastName")]
    [TestCase("startTime", "startAt")]
    [TestCase("duration", "durationMinutes")]
    [TestCase("locale", "link")]
    public void A_refused_value_is_named_as_callers_name_it(string theirs, string ours)
    {
        _answer = _ => (400, $$"""{"status":"error","message":"Invalid input","category":"VALIDATION_ERROR","errors":[{"message":"It is wrong","in":"{{theirs}}"}]}""");

        Assert.That(() => BookAsync(), Throws.TypeOf<CrmRejectedException>().With.Property(nameof(CrmRejectedException.Fields)).ContainKey(ours));
    }

    private Task<LinkAvailability> FindAsync() =>
        _client.Get<IMeetingScheduler>().FindSlotsAsync(new("sam-lee/demo", "Europe/Madrid", Start, Start.AddDays(1), Duration: null), default);

    private Task<ScheduledMeeting> BookAsync() => _client.Get<IMeetingScheduler>().BookAsync(
        new(Booking.NewId(), "shop", Start.AddDays(-1))
        {
            StartAt = Start.ToOffset(TimeSpan.FromHours(1)),
            Duration = TimeSpan.FromMinutes(30),
            Timezone = "Europe/Madrid",
            Attendee = new("ana.ruiz@example.net", "Ana", "Ruiz"),
            Link = "sam-lee/demo",
        },
        new(MeetingLinkType.Personal, [TimeSpan.FromMinutes(30)], [], ["6100042"]), default);
}
