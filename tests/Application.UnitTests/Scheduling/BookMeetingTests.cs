using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Scheduling;

namespace Application.UnitTests.Scheduling;

public sealed class BookMeetingTests : UseCases
{
    private static readonly NewBooking Demo = new(Link: null, "7", Now.AddDays(1), TimeSpan.FromMinutes(30), "Europe/Madrid", new(" Ana@example.org ", "Ana", " "));

    private Booking? _kept;

    [SetUp]
    public void Describe()
    {
        _kept = null;
        Caller(Clock.GetTimestamp() + (10 * Clock.TimestampFrequency));
        Port<ICrmOwners>().Setup(port => port.ListAsync(false, Freshness.Known, Ct)).ReturnsAsync([new Owner("7", "sam@example.com", "Sam", "Lee", Archived: false)]);
        Port<IBookings>().Setup(port => port.AddAsync(It.IsAny<Booking>(), "owner:7", It.IsAny<IReadOnlyList<BookingTask>>(), Ct)).Callback((Booking booking, string _, IReadOnlyList<BookingTask> _, CancellationToken _) => _kept = booking).Returns(Task.CompletedTask);
        Port<IBookings>().Setup(port => port.FindAsync(It.IsAny<string>(), Ct)).ReturnsAsync(() => _kept! with { Status = BookingStatus.Confirmed });
        Port<IWakeUps>().Setup(port => port.NextAsync(It.IsAny<string>())).Returns(new TaskCompletionSource().Task);
        Port<IWakeUps>().Setup(port => port.Forget(It.IsAny<string>()));
    }

    [Test]
    public async Task Holds_the_time_and_waits_for_the_end()
    {
        var booked = await SendAsync(new BookMeetingCommand(Demo));

        Assert.That((booked.Status, _kept!.Status, _kept.OrganizerEmail, _kept.Caller), Is.EqualTo((BookingStatus.Confirmed, BookingStatus.Requested, "sam@example.com", "shop")));
        Assert.That(_kept.Attendee, Is.EqualTo(new Attendee("Ana@example.org", "Ana", LastName: null)));
    }

    [Test]
    public async Task Does_not_wait_for_whoever_does_not()
    {
        Assert.That((await SendAsync(new BookMeetingCommand(Demo, IsAwaited: false))).Status, Is.EqualTo(BookingStatus.Requested));
        Caller(deadline: Clock.GetTimestamp());
        Assert.That((await SendAsync(new BookMeetingCommand(Demo))).Status, Is.EqualTo(BookingStatus.Requested), "its patience is over");
    }

    [Test]
    public async Task Work_that_is_done_again_is_the_same_booking()
    {
        Caller(deadline: null, new WriteIds("0197c0f2a1b27c3d8e4f5a6b7c8d9e0f"));
        await SendAsync(new BookMeetingCommand(Demo));
        var first = _kept!.Id;
        Caller(deadline: null, new WriteIds("0197c0f2a1b27c3d8e4f5a6b7c8d9e0f"));
        await SendAsync(new BookMeetingCommand(Demo));

        Assert.That((first, _kept.Id), Is.EqualTo(("bk_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f1", first)));
    }

    [TestCase(true, BookingNotice.Email)]
    [TestCase(false, BookingNotice.None)]
    public async Task Invites_when_it_can(bool isConfigured, BookingNotice notice)
    {
        Port<IMailSender>().Setup(port => port.IsConfigured).Returns(isConfigured);

        await SendAsync(new BookMeetingCommand(Demo));

        Assert.That(_kept!.Notice, Is.EqualTo(notice));
    }

    [Test]
    public async Task Cannot_promise_mail_without_a_server() =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new BookMeetingCommand(Demo with { Notice = BookingNotice.Email }))), Is.EqualTo(new[] { "notify" }));

    [Test]
    public void A_time_that_is_taken_is_said()
    {
        Port<IBookings>().Setup(port => port.AddAsync(It.IsAny<Booking>(), It.IsAny<string>(), It.IsAny<IReadOnlyList<BookingTask>>(), Ct)).ThrowsAsync(new SlotTakenException());

        Assert.That(() => SendAsync(new BookMeetingCommand(Demo)), Throws.TypeOf<SlotTakenException>());
    }

    private void Caller(long? deadline, WriteIds? writes = null) => Port<ICallerContext>().Setup(port => port.Current).Returns(new Caller("shop") { Deadline = deadline, Writes = writes ?? WriteIds.New() });
}
