using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Scheduling;

/// <summary>HubSpot is asked to book, and may do so after its answer was given up.</summary>
public sealed class LinkStepTests : UseCases
{
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(30);

    private static readonly Booking Wanted = new("bk_1", "shop", Now)
    {
        StartAt = Now.AddDays(1),
        Duration = Duration,
        Timezone = "UTC",
        Attendee = new("ana@example.org", FirstName: null, LastName: null),
        Link = "sam-lee/demo",
    };

    private WriteIds _writes = WriteIds.New();

    [Test]
    public void A_lost_call_counts_from_its_end()
    {
        Enter(new WriteIds("seed"));
        Offer(Wanted.StartAt);
        Port<IMeetingScheduler>().Setup(port => port.BookAsync(Wanted, It.IsAny<LinkAvailability>(), Ct))
            .Callback(() => Clock.Advance(TimeSpan.FromSeconds(20))).ThrowsAsync(new CrmUnavailableException("lost"));

        Assert.ThrowsAsync<CrmUnavailableException>(() => DoAsync(Wanted));

        Assert.That(_writes.LastSent, Is.EqualTo(Now.AddSeconds(20)));
    }

    [TestCase(typeof(CrmBusyException))]
    [TestCase(typeof(CrmAccessException))]
    [TestCase(typeof(SlotTakenException))]
    public void A_call_that_surely_booked_nothing_leaves_no_doubt(Type kind)
    {
        Enter(new WriteIds("seed"));
        Offer(Wanted.StartAt);
        Port<IMeetingScheduler>().Setup(port => port.BookAsync(Wanted, It.IsAny<LinkAvailability>(), Ct)).ThrowsAsync(Failure(kind));

        Assert.That(() => DoAsync(Wanted), Throws.TypeOf(kind));
        Assert.That(_writes.LastSent, Is.Null);
    }

    [TestCase(5, typeof(PostponedException))]
    [TestCase(30, typeof(PostponedException))]
    [TestCase(61, typeof(SlotTakenException))]
    public void A_time_that_is_taken_after_a_lost_call_may_be_its_own(int seconds, Type expected)
    {
        Enter(new WriteIds("seed", Now, Now));
        FindNothing();
        Offer();
        Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That(() => DoAsync(Wanted), Throws.TypeOf(expected));
    }

    [Test]
    public async Task One_that_was_called_off_is_looked_for_as_long()
    {
        Enter(new WriteIds("seed", Now, Now));
        FindNothing();
        Clock.Advance(TimeSpan.FromSeconds(30));
        var calledOff = Wanted with { Status = BookingStatus.Cancelled };

        Assert.That(() => DoAsync(calledOff), Throws.TypeOf<PostponedException>());
        Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.That(await DoAsync(calledOff), Is.EqualTo("null"));
    }

    [Test]
    public void A_missing_right_after_a_lost_call_is_no_refusal()
    {
        Enter(new WriteIds("seed", Now, Now));
        Clock.Advance(TimeSpan.FromMinutes(5));
        Port<ICrmReader<Contact>>().Setup(port => port.FindAsync(It.IsAny<UniqueKey>(), It.IsAny<RecordView>(), Ct)).ThrowsAsync(new CrmAccessException("no", []));

        Assert.That(() => DoAsync(Wanted), Throws.TypeOf<PostponedException>());
    }

    private Task<string> DoAsync(Booking booking) => Services.GetRequiredService<LinkStep>().Of(booking, booking.StartAt).DoAsync(new StepRecords(), Ct);

    private void Enter(WriteIds writes)
    {
        _writes = writes;
        Port<ICallerContext>().Setup(port => port.Current).Returns(new Caller("shop") { Writes = writes });
    }

    private void FindNothing() =>
        Port<ICrmReader<Contact>>().Setup(port => port.FindAsync(It.IsAny<UniqueKey>(), It.IsAny<RecordView>(), Ct)).ReturnsAsync(null as Contact);

    private void Offer(params DateTimeOffset[] starts) => Port<IMeetingScheduler>().Setup(port => port.FindSlotsAsync(It.IsAny<SlotQuery>(), Ct))
        .ReturnsAsync(new LinkAvailability(MeetingLinkType.Personal, [Duration], [.. starts.Select(start => new FreeSlot(start, start + Duration))], ["71"]));

    private static Exception Failure(Type kind) => kind == typeof(CrmBusyException) ? new CrmBusyException("busy", TimeSpan.FromSeconds(1))
        : kind == typeof(CrmAccessException) ? new CrmAccessException("no", [])
        : new SlotTakenException();
}
