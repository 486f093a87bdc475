using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Domain.Scheduling;

namespace Infrastructure.IntegrationTests.Persistence.Scheduling;

[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class StoredBookingsTests(string engine) : EngineFixture(engine)
{
    private const string Calendar = "owner:7";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);
    private static readonly BookingTask ToMake = new(Queues.Bookings, """{"n":1}""");
    private static readonly BookingTask Mail = new(Queues.Mails, """{"mail":1}""");

    private IBookings Bookings => Get<IBookings>();

    private IQueueEngine Engine => Get<IQueueEngine>();

    [Test]
    public async Task What_is_kept_is_read_as_it_was()
    {
        var booking = New() with
        {
            Guests = ["leo@example.org"],
            Notice = BookingNotice.HubSpot,
            Told = BookingNotice.Email,
            Link = "sam-lee/demo",
            Subject = "Demo",
            Description = "a\nb",
            Location = "Room 4",
            ContactId = "101",
            MeetingId = "201",
            Sequence = 3,
            RecordedSequence = 2,
            CancelReason = "ill",
            Problem = "{}",
            OrganizerEmail = "sam@example.com",
            OrganizerName = "Sam Lee",
        };
        await Bookings.AddAsync(booking, Calendar, [ToMake], Ct);

        var found = (await Bookings.FindAsync(booking.Id, Ct))!;

        Assert.That(found.Guests, Is.EqualTo(booking.Guests));
        Assert.That(found with { Guests = booking.Guests }, Is.EqualTo(booking));
        Assert.That((await Bookings.FindByMeetingAsync("201", Ct))?.Id, Is.EqualTo(booking.Id));
        Assert.That((await Bookings.FindAsync("bk_none", Ct), await Bookings.FindByMeetingAsync("999", Ct)), Is.EqualTo((null as Booking, null as Booking)));
    }

    [TestCase(0, 30, true)]
    [TestCase(-29, 30, true)]
    [TestCase(29, 30, true)]
    [TestCase(10, 5, true)]
    [TestCase(-60, 180, true)]
    [TestCase(30, 30, false)]
    [TestCase(-30, 30, false)]
    public async Task Times_of_one_calendar_do_not_overlap(int offset, int minutes, bool isTaken)
    {
        await Bookings.AddAsync(New(), Calendar, [ToMake], Ct);
        var other = New() with { StartAt = Now.AddMinutes(offset), Duration = TimeSpan.FromMinutes(minutes) };

        if (isTaken)
            Assert.That(() => Bookings.AddAsync(other, Calendar, [ToMake], Ct), Throws.TypeOf<SlotTakenException>());
        else
            await Bookings.AddAsync(other, Calendar, [ToMake], Ct);

        Assert.That(await Bookings.FindAsync(other.Id, Ct), isTaken ? Is.Null : Is.Not.Null);
        Assert.That((await Engine.ClaimAsync(Queues.Bookings, 10, Ct)).Count, Is.EqualTo(isTaken ? 1 : 2));
    }

    [Test]
    public async Task Other_calendars_and_cancelled_bookings_are_in_nobodys_way()
    {
        await Bookings.AddAsync(New() with { Status = BookingStatus.Cancelled }, Calendar, [], Ct);
        await Bookings.AddAsync(New("8"), "owner:8", [], Ct);
        await Bookings.AddAsync(ThroughTeam(), calendar: null, [], Ct);
        await Bookings.AddAsync(ThroughTeam(), calendar: null, [], Ct);

        Assert.That(() => Bookings.AddAsync(New(), Calendar, [], Ct), Throws.Nothing);
    }

    [Test]
    public async Task An_owner_who_is_booked_through_a_link_is_not_free()
    {
        await Bookings.AddAsync(New() with { Link = "sam-lee/demo" }, "link:sam-lee/demo", [], Ct);

        Assert.That(() => Bookings.AddAsync(New(), Calendar, [], Ct), Throws.TypeOf<SlotTakenException>());
    }

    [Test]
    public async Task An_owner_who_is_booked_is_not_free_through_a_link()
    {
        await Bookings.AddAsync(New(), Calendar, [], Ct);

        Assert.That(() => Bookings.AddAsync(New() with { Link = "sam-lee/demo" }, "link:sam-lee/demo", [], Ct), Throws.TypeOf<SlotTakenException>());
    }

    [Test]
    public async Task One_of_several_people_is_not_moved_into_another_booking_of_the_same_one()
    {
        var booking = ThroughTeam();
        await Bookings.AddAsync(booking, calendar: null, [], Ct);
        var confirmed = booking with { Status = BookingStatus.Confirmed, OwnerId = "7", MeetingId = "201", UpdatedAt = Now.AddSeconds(1) };
        await FinishAsync(new BookingChanged(booking, confirmed, Mail: null));
        await Bookings.AddAsync(New() with { StartAt = Now.AddHours(1) }, Calendar, [], Ct);

        Assert.That(() => Bookings.ChangeAsync(confirmed, confirmed with { StartAt = Now.AddHours(1), Sequence = 1 }, [], Ct), Throws.TypeOf<SlotTakenException>());
    }

    [Test]
    public async Task Of_a_link_and_its_owner_over_two_instances_one_wins()
    {
        if (Address.Contains("Data Source", StringComparison.Ordinal))
            Assert.Ignore("SQLite serves one process.");
        await using var other = await StartAsync();
        IBookings[] instances = [Bookings, (IBookings)other.GetService(typeof(IBookings))!];

        var won = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => n % 4 < 2 ? WinsAsync(instances[n % 2]) : WinsAsync(instances[n % 2], "sam-lee/demo")));

        Assert.That(won.Count(each => each), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_to_be_done_next_comes_after_what_waits()
    {
        var booking = New();
        await Bookings.AddAsync(booking, Calendar, [ToMake], Ct);
        var lane = (await Engine.ClaimAsync(Queues.Bookings, 1, Ct)).Single();
        var confirmed = booking with { Status = BookingStatus.Confirmed, UpdatedAt = Now.AddSeconds(1) };

        await Engine.FinishAsync(lane, lane.Messages[0], [new BookingChanged(booking, confirmed, Mail: null) { Next = [new(Queues.Bookings, """{"n":2}""")] }], next: null, Ct);

        Assert.That((await Engine.ClaimAsync(Queues.Bookings, 1, Ct)).Single().Messages.Single().Payload, Is.EqualTo("""{"n":2}"""));
    }

    [Test]
    public async Task Work_that_is_done_again_keeps_its_booking_once()
    {
        var booking = New();

        await Bookings.AddAsync(booking, Calendar, [ToMake], Ct);
        await Bookings.AddAsync(booking, Calendar, [ToMake], Ct);

        Assert.That((await Engine.ClaimAsync(Queues.Bookings, 10, Ct)).Single().Messages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_many_at_once_over_two_instances_one_wins()
    {
        if (Address.Contains("Data Source", StringComparison.Ordinal))
            Assert.Ignore("SQLite serves one process.");
        await using var other = await StartAsync();
        IBookings[] instances = [Bookings, (IBookings)other.GetService(typeof(IBookings))!];

        var won = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => WinsAsync(instances[n % 2])));

        Assert.That(won.Count(each => each), Is.EqualTo(1));
    }

    [Test]
    public async Task A_change_counts_when_the_booking_is_still_as_it_was()
    {
        var booking = await AddAsync();
        var moved = booking with { StartAt = Now.AddHours(1), Sequence = 1, UpdatedAt = Now.AddSeconds(1) };

        Assert.That(await Bookings.ChangeAsync(booking, moved, [ToMake, Mail], Ct), Is.True);
        Assert.That(await Bookings.ChangeAsync(booking, moved with { Sequence = 1, StartAt = Now.AddHours(2) }, [ToMake], Ct), Is.False);

        Assert.That((await Bookings.FindAsync(booking.Id, Ct))!.StartAt, Is.EqualTo(Now.AddHours(1)));
        Assert.That((await Engine.ClaimAsync(Queues.Bookings, 10, Ct)).Single().Messages, Has.Count.EqualTo(1));
        Assert.That((await Engine.ClaimAsync(Queues.Mails, 10, Ct)).Single().Lane, Is.EqualTo(booking.Id));
    }

    [Test]
    public async Task A_change_to_a_taken_time_is_refused_and_keeps_nothing()
    {
        var booking = await AddAsync();
        await Bookings.AddAsync(New() with { StartAt = Now.AddHours(1) }, Calendar, [], Ct);

        Assert.That(() => Bookings.ChangeAsync(booking, booking with { StartAt = Now.AddMinutes(45), Sequence = 1 }, [ToMake], Ct), Throws.TypeOf<SlotTakenException>());
        Assert.That(await Bookings.ChangeAsync(booking, booking with { StartAt = Now.AddMinutes(15), Sequence = 1 }, [], Ct), Is.True, "its own time is in nobody's way");
    }

    [Test]
    public async Task The_end_of_the_work_changes_it_with_its_mail_or_not_at_all()
    {
        var booking = New();
        await Bookings.AddAsync(booking, Calendar, [ToMake], Ct);
        var ring = Get<IWakeUps>().NextAsync(WakeUpTopics.Booking(booking.Id));
        var lane = (await Engine.ClaimAsync(Queues.Bookings, 1, Ct)).Single();
        var confirmed = booking with { Status = BookingStatus.Confirmed, MeetingId = "201", UpdatedAt = Now.AddSeconds(1) };

        Assert.That(() => Engine.FinishAsync(lane, lane.Messages[0], [new BookingChanged(booking with { Sequence = 7 }, confirmed, """{"mail":1}""")], next: null, Ct), Throws.TypeOf<PostponedException>());
        Assert.That(await Engine.ClaimAsync(Queues.Mails, 1, Ct), Is.Empty);
        await Engine.FinishAsync(lane, lane.Messages[0], [new BookingChanged(booking, confirmed, """{"mail":1}""")], next: null, Ct);

        Assert.That((await Bookings.FindAsync(booking.Id, Ct))!.Status, Is.EqualTo(BookingStatus.Confirmed));
        Assert.That((await Engine.ClaimAsync(Queues.Mails, 1, Ct)).Single().Messages.Single().Payload, Is.EqualTo("""{"mail":1}"""));
        await ring.WaitAsync(Ct);
    }

    [Test]
    public async Task A_booking_whose_work_was_given_up_is_refused_when_that_is_discarded()
    {
        var booking = New();
        await Bookings.AddAsync(booking, Calendar, [ToMake], Ct);
        var lane = (await Engine.ClaimAsync(Queues.Bookings, 1, Ct)).Single();
        await Engine.FailAsync(lane, lane.Messages[0], "broken", wait: null, isCounted: true, Ct);
        await Bookings.ChangeAsync(booking, booking with { Sequence = 1 }, [new(Queues.Bookings, """{"Id":"x","AskedFor":null}""")], Ct);

        await Get<IDeadLetters>().DiscardAsync(lane.Messages[0].Id, """{"status":409}""", Ct);

        var refused = (await Bookings.FindAsync(booking.Id, Ct))!;
        Assert.That((refused.Status, refused.Problem), Is.EqualTo((BookingStatus.Cancelled, """{"status":409}""")));
    }

    [Test]
    public async Task They_are_listed_by_contact_and_time()
    {
        var late = New() with { StartAt = Now.AddHours(2), ContactId = "101" };
        var early = New() with { ContactId = "101" };
        var other = New() with { StartAt = Now.AddHours(1), ContactId = "102" };
        foreach (var booking in new[] { late, early, other })
            await Bookings.AddAsync(booking, Calendar, [], Ct);

        Assert.That(await ListAsync(new("101", null, null)), Is.EqualTo(new[] { early.Id, late.Id }));
        Assert.That(await ListAsync(new(null, Now.AddMinutes(30), Now.AddHours(2))), Is.EqualTo(new[] { other.Id }));
        Assert.That(await ListAsync(new(null, null, null), (other.StartAt, other.Id)), Is.EqualTo(new[] { late.Id }));
    }

    [Test]
    public async Task A_meeting_is_one_bookings()
    {
        var (first, second) = (ThroughTeam(), ThroughTeam());
        foreach (var booking in new[] { first, second })
            await Bookings.AddAsync(booking, calendar: null, [], Ct);

        await FinishAsync(new BookingChanged(first, Confirmed(first), Mail: null));

        Assert.That(() => FinishAsync(new BookingChanged(second, Confirmed(second), Mail: null)), Throws.TypeOf<PostponedException>());

        static Booking Confirmed(Booking booking) => booking with { Status = BookingStatus.Confirmed, MeetingId = "201", UpdatedAt = Now.AddSeconds(1) };
    }

    private static Booking New(string owner = "7") => new(Booking.NewId(), "shop", Now)
    {
        StartAt = Now,
        Duration = TimeSpan.FromMinutes(30),
        Timezone = "Europe/Madrid",
        Attendee = new("ana@example.org", "Ana", LastName: null),
        OwnerId = owner,
    };

    private static Booking ThroughTeam() => New() with { Link = "team/intro", OwnerId = null };

    private async Task<Booking> AddAsync()
    {
        var booking = New();
        await Bookings.AddAsync(booking, Calendar, [], Ct);
        return booking;
    }

    private async Task<bool> WinsAsync(IBookings bookings, string? link = null)
    {
        try
        {
            await bookings.AddAsync(New() with { Link = link }, link is null ? Calendar : $"link:{link}", [ToMake], Ct);
            return true;
        }
        catch (SlotTakenException)
        {
            return false;
        }
    }

    private async Task FinishAsync(Effect effect)
    {
        await Get<IQueues>().EnqueueAsync("work", [("lane", "{}")], Ct);
        var lane = (await Engine.ClaimAsync("work", 1, Ct)).Single();
        await Engine.FinishAsync(lane, lane.Messages[0], [effect], next: null, Ct);
    }

    private async Task<IEnumerable<string>> ListAsync(BookingFilter filter, (DateTimeOffset, string)? after = null) => (await Bookings.ListAsync(filter, after, 10, Ct)).Select(booking => booking.Id);
}
