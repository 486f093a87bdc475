using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Scheduling;

/// <summary>Bookings through links, on Tuesday 2026-11-24 at half past nine in the morning, UTC.</summary>
public sealed class BookTests : DrivenFixture
{
    private const string Book = "\"match\":{\"method\":\"POST\",\"path\":\"/scheduler\"}";
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);

    protected override TimeProvider? SandboxTime => Clock;

    private static IEnumerable<TestCaseData> Unbookable =>
    [
        new TestCaseData("\"paymentLinkId\":\"77\"", "payment").SetName("A_link_with_payment_says_where_to_pay"),
        new TestCaseData("\"captcha\":true", "CAPTCHA").SetName("A_link_with_a_CAPTCHA_says_so"),
        new TestCaseData("\"legalConsentEnabled\":true", "legal consent").SetName("A_link_that_asks_for_consent_says_so"),
        new TestCaseData("\"formFields\":[{\"name\":\"phone\",\"label\":\"Phone\",\"isRequired\":true}]", "fields that must be filled in").SetName("A_link_with_a_form_to_fill_in_says_so"),
    ];

    [Test]
    public async Task Makes_contact_and_meeting()
    {
        var made = await BookAsync();

        Assert.That((made.StartAt, made.EndAt, made.Subject, made.JoinUrl is not null), Is.EqualTo((Start, Start.AddMinutes(30), "Demo: Ana Ruiz", true)));
        Assert.That(await ContactAsync(), Is.EqualTo((made.ContactId, "Ana", "Ruiz")));
        Assert.That((await Sandbox.RecordsAsync("meetings")).Select(meeting => meeting["hs_meeting_title"]), Is.EqualTo(["Demo: Ana Ruiz"]));
    }

    [TestCase(null, null, "ana.ruiz", "ana.ruiz")]
    [TestCase("Ana", " ", "Ana", "ana.ruiz")]
    public async Task Names_whoever_gives_no_name_by_the_address(string? firstName, string? lastName, string first, string last)
    {
        var made = await BookAsync(booking => booking with { Attendee = new("ana.ruiz@example.net", firstName, lastName) });

        Assert.That(await ContactAsync(), Is.EqualTo((made.ContactId, first, last)));
    }

    [Test]
    public async Task Says_that_a_slot_is_taken()
    {
        await BookAsync();

        Assert.That(await FailureAsync(booking => booking with { Attendee = new("bob@example.net", "Bob", "Stone") }), Is.TypeOf<SlotTakenException>());
        Assert.That(await Sandbox.RecordsAsync("meetings"), Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Unbookable))]
    public async Task Says_what_can_be_done_about_a_link(string setting, string words)
    {
        await Sandbox.AddMeetingLinkAsync($$"""{"slug":"sam-lee/special","type":"PERSONAL_LINK","userIds":[6100042],"timezone":"Europe/Madrid","durations":[30],{{setting}}}""");

        var failure = await FailureAsync(booking => booking with { Link = "sam-lee/special" }) as CrmRejectedException;

        Assert.That(failure?.Fields.Keys, Is.EqualTo(["link"]));
        Assert.That(failure?.Message, Does.Contain(words).And.Contain("page"));
    }

    [Test]
    public async Task Says_that_there_is_no_such_link() =>
        Assert.That(await FailureAsync(booking => booking with { Link = "nobody/nothing" }), Is.TypeOf<CrmRecordNotFoundException>());

    [TestCase("\"kind\":\"commit-then-drop\"", 1)]
    [TestCase("\"kind\":\"half\"", 1)]
    [TestCase("\"kind\":\"drop\"", 0)]
    [TestCase("\"kind\":\"status\",\"status\":503", 0)]
    public async Task Never_books_twice_when_the_answer_is_lost(string fault, int meetings)
    {
        await Sandbox.FailAsync($$"""{{{Book}},{{fault}}}""");

        Assert.That(await FailureAsync(booking => booking), Is.TypeOf<CrmUnavailableException>().With.Property(nameof(CrmUnavailableException.MayBeDone)).True);
        Assert.That((await Sandbox.RecordsAsync("meetings")).Count, Is.EqualTo(meetings));
        Assert.That(await Sandbox.CountOfAsync("POST /scheduler/2026-09/meetings/meeting-links/book"), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task Is_sent_again_when_HubSpot_had_no_time_for_it()
    {
        await Sandbox.FailAsync($$"""{{{Book}},"kind":"status","status":429,"retryAfter":1,"count":1}""");

        await BookAsync();

        Assert.That(await Sandbox.RecordsAsync("meetings"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Needs_a_link() => Assert.That(await FailureAsync(booking => booking with { Link = null }), Is.TypeOf<ArgumentException>());

    private Booking Demo => new(Booking.NewId(), "shop", Clock.GetUtcNow())
    {
        StartAt = Start,
        Duration = TimeSpan.FromMinutes(30),
        Timezone = "Europe/Madrid",
        Attendee = new("ana.ruiz@example.net", "Ana", "Ruiz"),
        Link = "sam-lee/demo",
    };

    private Task<ScheduledMeeting> BookAsync(Func<Booking, Booking>? change = null) => DriveAsync(Task.Run(() => SendAsync(change ?? (booking => booking))));

    private Task<Exception?> FailureAsync(Func<Booking, Booking> change) => FailureAsync(() => SendAsync(change));

    private Task<ScheduledMeeting> SendAsync(Func<Booking, Booking> change) =>
        HubSpot.Get<IMeetingScheduler>().BookAsync(change(Demo), new(MeetingLinkType.Personal, [TimeSpan.FromMinutes(30)], [], ["6100042"]), Ct);

    private async Task<(string?, string?, string?)> ContactAsync()
    {
        var contact = (await Sandbox.RecordsAsync("contacts")).Single();
        return (contact["hs_object_id"], contact["firstname"], contact["lastname"]);
    }
}
