using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Scheduling;

namespace Infrastructure.IntegrationTests.Persistence.Scheduling;

/// <summary>What becomes of bookings when HubSpot merges or erases their people.</summary>
[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class BookedPersonsTests(string engine) : EngineFixture(engine)
{
    private const string Calendar = "owner:7";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);
    private static readonly BookingTask ToMake = new(Queues.Bookings, """{"n":1}""");
    private static readonly BookingTask Mail = new(Queues.Mails, """{"mail":1}""");

    private IBookings Bookings => Get<IBookings>();

    private IQueueEngine Engine => Get<IQueueEngine>();

    [Test]
    public async Task They_follow_a_merged_contact_and_go_with_an_erased_one()
    {
        var booking = New() with { ContactId = "101", Status = BookingStatus.Confirmed };
        await Bookings.AddAsync(booking, Calendar, [Mail], Ct);

        await FinishAsync(new RecordsMerged(CrmObjectType.Contact, new("103", ["101"])));
        var merged = (await Bookings.FindAsync(booking.Id, Ct))!;
        Assert.That((merged.ContactId, merged.UpdatedAt > booking.UpdatedAt), Is.EqualTo(("103", true)), "whoever has read it before does not undo that");

        await FinishAsync(new RecordErased(CrmObjectType.Contact, "103"));
        Assert.That(await Bookings.FindAsync(booking.Id, Ct), Is.Null);
        Assert.That(await Engine.ClaimAsync(Queues.Mails, 10, Ct), Is.Empty);
    }

    [Test]
    public async Task They_go_with_a_person_who_is_erased_here()
    {
        var booking = New() with { ContactId = "101" };
        await Bookings.AddAsync(booking, Calendar, [ToMake], Ct);

        await Get<IRecordKeys>().ForgetRecordAsync(CrmObjectType.Contact, "101", Ct);

        Assert.That(await Bookings.FindAsync(booking.Id, Ct), Is.Null);
        Assert.That(await Engine.ClaimAsync(Queues.Bookings, 10, Ct), Is.Empty);
    }

    [Test]
    public async Task So_do_those_that_HubSpot_does_not_have_by_the_persons_address()
    {
        var known = New() with { ContactId = "101", Status = BookingStatus.Confirmed };
        var waiting = New("8") with { Attendee = new("Ana@Example.org", "Ana", LastName: null) };
        var others = New("9") with { Attendee = new("leo@example.org", "Leo", LastName: null) };
        foreach (var booking in new[] { known, waiting, others })
            await Bookings.AddAsync(booking, calendar: null, [ToMake], Ct);

        await FinishAsync(new RecordErased(CrmObjectType.Contact, "101"));

        Assert.That((await Bookings.FindAsync(waiting.Id, Ct), await Bookings.FindAsync(others.Id, Ct) is null), Is.EqualTo((null as Booking, false)));
        Assert.That((await Engine.ClaimAsync(Queues.Bookings, 10, Ct)).Single().Lane, Is.EqualTo(others.Id));
    }

    [Test]
    public async Task Nothing_of_a_person_stays_in_what_was_done()
    {
        var booking = New() with { ContactId = "101" };
        await Bookings.AddAsync(booking, Calendar, [], Ct);
        var step = new IdempotencyKey(KeyOwners.Runs, $"booking|{booking.Id}/meeting");
        await ((KeyState.Yours)await Get<IIdempotencyKeys>().TakeAsync(step, "meeting", Ct)).Turn.AnswerAsync(new(200, ContentType: null, Location: null, "Demo: Ana"u8.ToArray()));

        await FinishAsync(new RecordErased(CrmObjectType.Contact, "101"));

        Assert.That(await Get<IIdempotencyKeys>().TakeAsync(step, "meeting", Ct), Is.TypeOf<KeyState.Yours>());
    }

    private static Booking New(string owner = "7") => new(Booking.NewId(), "shop", Now)
    {
        StartAt = Now,
        Duration = TimeSpan.FromMinutes(30),
        Timezone = "Europe/Madrid",
        Attendee = new("ana@example.org", "Ana", LastName: null),
        OwnerId = owner,
    };

    private async Task FinishAsync(Effect effect)
    {
        await Get<IQueues>().EnqueueAsync("work", [("lane", "{}")], Ct);
        var lane = (await Engine.ClaimAsync("work", 1, Ct)).Single();
        await Engine.FinishAsync(lane, lane.Messages[0], [effect], next: null, Ct);
    }
}
