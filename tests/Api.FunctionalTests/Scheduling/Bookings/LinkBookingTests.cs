using System.Globalization;
using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Scheduling.Bookings;

/// <summary>Bookings through HubSpot's meeting links.</summary>
public sealed class LinkBookingTests : BookingFixture
{
    private const int Tries = 6;
    private const string BookCall = "/scheduler/2026-09/meetings/meeting-links/book";
    private const string Meetings = "/crm/objects/2026-09/meetings";
    private const string Demo = "sam-lee/demo";
    private const string Intro = "team/intro";

    [Test]
    public async Task HubSpot_books_and_invites_and_the_meeting_is_known()
    {
        var start = await FreeAsync(Demo, 30, at: 4);

        var booked = await BookAsync(Through(Demo, start, description: "About <prices>."));

        Assert.That((booked.Status, booked["status"], booked["link"], booked["notify"], booked["ownerId"]), Is.EqualTo((201, "confirmed", Demo, "hubspot", Sam)));
        var meeting = await UntilAsync(() => HubSpot.RecordAsync("meetings", booked["meetingId"]!), record => record["hs_meeting_body"] is not null);
        Assert.That((DateTimeOffset.Parse(meeting["hs_meeting_start_time"]!), meeting["hs_meeting_body"]), Is.EqualTo((start, "About &lt;prices&gt;.")));
        Assert.That((await HubSpot.RecordAsync("contacts", booked["contactId"]!))["email"], Is.EqualTo(Email));
        Assert.That(booked["notice"], Does.StartWith("HubSpot invites"));
        Assert.That(await MailsAsync(booked.Id), Is.Empty);
    }

    [Test]
    public async Task A_time_that_is_taken_or_was_never_free_is_said()
    {
        var start = await FreeAsync(Demo, 30, at: 40);
        (await BookAsync(Through(Demo, start))).Succeeded();

        Assert.That(await BookAsync(Through(Demo, start)), Problem.Of(409, "booking.slot-taken"));
        Assert.That(await BookAsync(Through(Demo, start.AddHours(14))), Problem.Of(409, "booking.slot-taken"));
    }

    [Test]
    public async Task Of_a_round_robin_as_many_have_a_time_as_there_are_people()
    {
        var start = await FreeAsync(Intro, 30, at: 10);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BookAsync(Through(Intro, start))));

        Assert.That(answers.Select(answer => answer.Status), Is.EquivalentTo(new[] { 201, 201, 409, 409 }));
        Assert.That(answers.Where(answer => answer.Status == 201).Select(answer => answer["meetingId"]), Is.Unique);
    }

    [TestCase("nobody/nothing", 30, "link")]
    [TestCase(Demo, 45, "durationMinutes")]
    public async Task What_the_link_does_not_have_is_a_refusal(string slug, int minutes, string field) =>
        Assert.That(await BookAsync(Through(slug, Start, minutes)), Problem.Of(422, "record.rejected").About(field));

    [Test]
    public async Task Takes_no_guests() =>
        Assert.That(await BookAsync(new { link = Demo, startAt = Start, durationMinutes = 30, timezone = "UTC", attendee = new { email = Email }, guests = new[] { "leo@example.org" } }), Problem.Invalid("guests"));

    [TestCase("commit-then-drop", 0)]
    [TestCase("drop", 20)]
    public async Task A_lost_answer_is_settled_and_nothing_is_booked_twice(string fault, int offset)
    {
        var start = await FreeAsync(Intro, 30, at: 30 + offset);
        await HubSpot.FailAsync(new { match = new { method = "POST", path = BookCall }, kind = fault, count = 1 });

        var ended = await EndAsync((await BookAsync(Through(Intro, start))).Id);

        var invitations = (await HubSpot.InvitationsAsync()).Select(invitation => $"{invitation["meetingId"]}");
        Assert.That((ended["status"], ended["meetingId"] is not null, invitations.Count(id => id == ended["meetingId"])), Is.EqualTo(("confirmed", true, 1)));
        Assert.That((await HubSpot.RecordsAsync("meetings")).Count(meeting => DateTimeOffset.Parse(meeting["hs_meeting_start_time"]!) == start), Is.EqualTo(1));
    }

    [TestCase(400, 140)]
    [TestCase(403, 145)]
    [TestCase(404, 150)]
    public async Task What_HubSpot_has_booked_is_booked_whatever_it_refuses_afterwards(int status, int offset)
    {
        var start = await FreeAsync(Demo, 30, at: offset);
        await HubSpot.FailAsync(new { match = new { method = "PATCH", path = Meetings }, kind = "status", status });

        var booked = await BookAsync(Through(Demo, start, description: "About prices."));

        Assert.That((booked.Status, booked["status"], booked["meetingId"] is not null, booked["contactId"] is not null), Is.EqualTo((201, "confirmed", true, true)));
    }

    [Test]
    public async Task A_meeting_that_HubSpot_does_not_show_at_first_is_found_later_with_what_was_changed_meanwhile()
    {
        var start = await FreeAsync(Demo, 30, at: 170);
        await HubSpot.FailAsync(new { match = new { path = Meetings }, kind = "status", status = 403 });
        var booked = await EndAsync((await BookAsync(Through(Demo, start, description: "About prices."))).Id);
        (await CancelAsync(booked.Id)).Succeeded();
        await HubSpot.HealAsync();

        var found = await UntilAsync(booked.Id, now => now["meetingId"] is not null);

        Assert.That((booked["status"], booked["meetingId"], found["status"]), Is.EqualTo(("confirmed", null as string, "cancelled")));
        await RecordAsync(found["meetingId"], "CANCELED");
    }

    [Test]
    public async Task One_that_was_moved_before_HubSpot_booked_it_is_invited_to_by_HubSpot()
    {
        var (start, later) = (await FreeAsync(Demo, 30, at: 190), await FreeAsync(Demo, 30, at: 200));
        await HubSpot.FailAsync(new { match = new { method = "POST", path = BookCall }, kind = "status", status = 503 });
        var taken = await BookAsync(Through(Demo, start), ("Prefer", "respond-async"));
        (await MoveAsync(taken.Id, later)).Succeeded();
        await HubSpot.SetAsync(new { logCalls = true });
        await UntilAsync(HubSpot.LogAsync, log => log.Each("calls", "path").Count(path => path == BookCall) > Tries);    // a try that began before the move is over
        await HubSpot.HealAsync();

        var ended = await EndAsync(taken.Id);

        Assert.That((ended["status"], ended["sequence"], (await MailsAsync(taken.Id)).Count), Is.EqualTo(("confirmed", "1", 0)));
        Assert.That(ended["notice"], Does.StartWith("HubSpot invites"));
    }

    [Test]
    public async Task Of_a_round_robin_nobody_is_moved_into_another_meeting()
    {
        var booked = (await BookAsync(Through(Intro, await FreeAsync(Intro, 30, at: 70)))).Succeeded();
        var (to, later) = (await FreeAsync(Intro, 30, at: 90), await FreeAsync(Intro, 30, at: 95));
        await HubSpot.CreateAsync("meetings", new { hs_timestamp = Iso(to), hs_meeting_start_time = Iso(to), hs_meeting_end_time = Iso(to.AddMinutes(30)), hubspot_owner_id = booked["ownerId"], hs_meeting_title = "Other" });

        Assert.That(await MoveAsync(booked.Id, to), Problem.Of(409, "booking.slot-taken"), "somebody else is free, but the meeting is not theirs");
        Assert.That((await MoveAsync(booked.Id, later)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_time_that_somebody_else_took_while_HubSpot_was_silent_is_said()
    {
        var start = await FreeAsync(Demo, 30, at: 60);
        await HubSpot.FailAsync(new { match = new { method = "POST", path = BookCall }, kind = "drop", count = 1 });
        var booking = BookAsync(Through(Demo, start));
        await HubSpot.CreateAsync("meetings", new { hs_timestamp = Iso(start), hs_meeting_start_time = Iso(start), hs_meeting_end_time = Iso(start.AddMinutes(30)), hubspot_owner_id = Sam, hs_meeting_title = "Other" });

        var answer = await booking;

        Assert.That((answer.Status == 409 ? answer["code"] : (await EndAsync(answer.Id))["problem.code"]), Is.EqualTo("booking.slot-taken"));
    }

    [Test]
    public async Task A_change_is_told_by_us_because_HubSpot_tells_nobody()
    {
        var start = await FreeAsync(Demo, 30, at: 80);
        var booked = (await BookAsync(Through(Demo, start))).Succeeded();

        var moved = await MoveAsync(booked.Id, await FreeAsync(Demo, 30, at: 100));
        var cancelled = await CancelAsync(booked.Id);

        Assert.That((moved.Status, cancelled["notice"]), Is.EqualTo((200, moved["notice"])));
        Assert.That(moved["notice"], Does.Contain("HubSpot has not told").And.Contain("by mail"));
        Assert.That(await MethodsAsync(booked.Id), Is.EqualTo(new[] { "REQUEST", "CANCEL" }));
        await RecordAsync(booked["meetingId"], "CANCELED");
    }

    [Test]
    public async Task A_new_time_that_is_not_free_in_HubSpot_is_refused()
    {
        var booked = (await BookAsync(Through(Demo, await FreeAsync(Demo, 30, at: 120)))).Succeeded();

        Assert.That(await MoveAsync(booked.Id, Start.AddHours(14)), Problem.Of(409, "booking.slot-taken"));
        Assert.That((await Reader.GetAsync($"{Path}/{booked.Id}"))["sequence"], Is.EqualTo("0"));
    }

    /// <summary>A time of a link that no other test books.</summary>
    private async Task<DateTimeOffset> FreeAsync(string slug, int minutes, int at)
    {
        var slots = (await Reader.GetAsync($"/api/v1/scheduling/links/{Uri.EscapeDataString(slug)}/availability?timezone=UTC&durationMinutes={Text(minutes)}")).Succeeded();
        return DateTimeOffset.Parse(slots[$"slots.{Text(at)}.startAt"]!, CultureInfo.InvariantCulture);
    }

    private object Through(string slug, DateTimeOffset start, int minutes = 30, string? description = null) => new
    {
        link = slug,
        startAt = start,
        durationMinutes = minutes,
        timezone = "Europe/Madrid",
        attendee = new { email = Email, firstName = "Ana", lastName = "Ruiz" },
        description,
    };
}
