using System.Text.Json;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Mails;
using HubSpotCrm.Domain.Delivery;
using HubSpotCrm.Domain.Scheduling;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Application.UnitTests.Scheduling;

public sealed class MailWorkTests
{
    private static readonly InvitationMail Mail = new("bk_1.0.request@example.com", [new("ana.ruiz@example.net", "Ana Ruiz"), new("leo@example.net", null)], "Invitation", "text", "<p>html</p>", "BEGIN:VCALENDAR", "REQUEST") { ReplyTo = new("sam.lee@example.com", "Sam Lee") };

    private readonly FakeTimeProvider _clock = new();
    private Mock<IMailSender> _sender = null!;
    private Mock<IBookings> _bookings = null!;
    private Mock<IQueues> _queues = null!;
    private Booking? _booking;
    private bool _hasLater;
    private MailTrouble _trouble = null!;

    [SetUp]
    public void Describe()
    {
        (_sender, _bookings, _queues) = (new(MockBehavior.Strict), new(MockBehavior.Strict), new(MockBehavior.Strict));
        (_booking, _hasLater, _trouble) = (Booked, false, new(_clock, NullLogger<MailTrouble>.Instance));
        _bookings.Setup(bookings => bookings.FindAsync("bk_1", It.IsAny<CancellationToken>())).ReturnsAsync(() => _booking);
        _queues.Setup(queues => queues.HasLaterAsync(It.IsAny<QueueMessage>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => _hasLater);
    }

    [Test]
    public async Task Sends_the_mail_as_it_was_kept()
    {
        InvitationMail? sent = null;
        _sender.Setup(sender => sender.SendAsync(It.IsAny<InvitationMail>(), It.IsAny<CancellationToken>())).Callback((InvitationMail mail, CancellationToken _) => sent = mail).ReturnsAsync(MailReceipt.Complete);

        var effects = await Work.DoAsync(Message(), CancellationToken.None);

        Assert.That((effects, JsonSerializer.Serialize(sent)), Is.EqualTo((Array.Empty<Effect>(), JsonSerializer.Serialize(Mail))));
    }

    [TestCase(0, 3.5, 5)]
    [TestCase(120, 21, 30)]
    [TestCase(86_400, 210, 300)]
    public void Waits_for_a_server_that_is_away(int ageSeconds, double least, double most)
    {
        Fails(new MailUnavailableException("away"));
        var message = Message();
        _clock.Advance(TimeSpan.FromSeconds(ageSeconds));

        var postponed = Assert.ThrowsAsync<PostponedException>(() => Work.DoAsync(message, CancellationToken.None))!;

        Assert.That((postponed.Message, postponed.Wait.TotalSeconds >= least, postponed.Wait.TotalSeconds <= most), Is.EqualTo(("away", true, true)));
    }

    [Test]
    public void A_refusal_is_the_end_at_once()
    {
        Fails(new MailRefusedException("550 no such user"));

        var refused = Assert.ThrowsAsync<MailRefusedException>(() => Work.DoAsync(Message(), CancellationToken.None))!;

        Assert.That((WorkFailures.IsFinal(refused), WorkFailures.Postponed(refused), WorkFailures.Explain(refused)), Is.EqualTo((true, null as TimeSpan?, "550 no such user")));
    }

    [Test]
    public void What_the_server_may_have_is_sent_again_only_a_few_times()
    {
        Fails(new MailUncertainException());

        var uncertain = Assert.ThrowsAsync<MailUncertainException>(() => Work.DoAsync(Message(), CancellationToken.None))!;

        Assert.That((WorkFailures.IsFinal(uncertain), WorkFailures.Postponed(uncertain), Work.Schedule.Wait(failures: 5, chance: 1), Work.Schedule.Wait(failures: 6, chance: 1)),
            Is.EqualTo((false, null as TimeSpan?, (TimeSpan?)TimeSpan.FromMinutes(16), null as TimeSpan?)));
        Assert.That(WorkFailures.Explain(uncertain), Does.Contain("did not say whether"));
    }

    [Test]
    public async Task Who_did_not_get_it_with_the_others_gets_it_alone()
    {
        Takes(new([Mail.To[1]], [Mail.To[0]]));

        var left = (await Work.DoAsync(Message(), CancellationToken.None)).Cast<WorkLeft>().ToList();

        Assert.That(left.Select(work => (work.Queue, work.Lane)), Is.All.EqualTo((Queues.Mails, "bk_1")));
        var mails = left.Select(work => JsonSerializer.Deserialize<InvitationMail>(work.Payload)!).ToList();
        Assert.That(mails.Select(mail => (mail.To.Single().Address, mail.IsRest, mail.MessageId)), Is.EqualTo(new[] { ("ana.ruiz@example.net", true, Mail.MessageId), ("leo@example.net", true, Mail.MessageId) }));
    }

    [TestCase(BookingNotice.Email, BookingStatus.Confirmed, false, false, false)]
    [TestCase(BookingNotice.Email, BookingStatus.Confirmed, true, false, true)]
    [TestCase(BookingNotice.Email, BookingStatus.Confirmed, true, true, false)]
    [TestCase(BookingNotice.None, BookingStatus.Cancelled, false, false, false)]
    [TestCase(BookingNotice.None, BookingStatus.Confirmed, false, false, true)]
    public async Task Comes_in_its_turn_or_not_at_all(BookingNotice told, BookingStatus status, bool hasLater, bool isRest, bool isSent)
    {
        (_booking, _hasLater) = (Booked with { Sequence = 2, Told = told, Status = status }, hasLater);
        Takes(MailReceipt.Complete);

        await Work.DoAsync(Message(Mail with { Sequence = 1, IsRest = isRest }), CancellationToken.None);

        _sender.Verify(sender => sender.SendAsync(It.IsAny<InvitationMail>(), It.IsAny<CancellationToken>()), Times.Exactly(isSent ? 1 : 0));
    }

    [Test]
    public async Task Nobody_is_written_to_of_a_booking_that_was_erased()
    {
        _booking = null;

        Assert.That(await Work.DoAsync(Message(), CancellationToken.None), Is.Empty);
    }

    [Test]
    public void Nobody_is_invited_to_what_is_over()
    {
        _clock.Advance(TimeSpan.FromDays(8));

        Assert.That(() => Work.DoAsync(Message(), CancellationToken.None), Throws.TypeOf<MailRefusedException>());
    }

    [Test]
    public void A_server_is_not_waited_for_when_the_meeting_is_over()
    {
        Fails(new MailUnavailableException("away"));
        _clock.Advance(TimeSpan.FromDays(8));

        Assert.That(() => Work.DoAsync(Message(Mail with { Method = "CANCEL" }), CancellationToken.None), Throws.TypeOf<MailRefusedException>().With.Message.EqualTo("The meeting is over. away"));
    }

    [Test]
    public async Task Operators_see_why_mails_wait_until_one_is_taken()
    {
        var logger = new Mock<ILogger<MailTrouble>>();
        logger.Setup(log => log.IsEnabled(LogLevel.Warning)).Returns(value: true);
        _trouble = new(_clock, logger.Object);
        var since = _clock.GetUtcNow();
        Fails(new MailUnavailableException("wrong password"));
        for (var tries = 0; tries < 7; tries++)
        {
            Assert.ThrowsAsync<PostponedException>(() => Work.DoAsync(Message(), CancellationToken.None));
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        var waiting = _trouble.Current;
        Takes(MailReceipt.Complete);
        await Work.DoAsync(Message(), CancellationToken.None);

        Assert.That((waiting?.Since, waiting?.Reason), Is.EqualTo((since, "wrong password")));
        Assert.That(_trouble.Current, Is.Null);
        Assert.That(logger.Invocations.Count(call => call.Method.Name == nameof(ILogger.Log)), Is.EqualTo(2), "once a minute");
    }

    private MailWork Work => new(_sender.Object, _bookings.Object, _queues.Object, _trouble, _clock);

    private Booking Booked => new("bk_1", "shop", _clock.GetUtcNow())
    {
        Status = BookingStatus.Confirmed,
        StartAt = _clock.GetUtcNow().AddDays(7),
        Duration = TimeSpan.FromMinutes(30),
        Timezone = "Europe/Madrid",
        Attendee = new("ana.ruiz@example.net", "Ana", "Ruiz"),
        Told = BookingNotice.Email,
    };

    private void Takes(MailReceipt receipt) => _sender.Setup(sender => sender.SendAsync(It.IsAny<InvitationMail>(), It.IsAny<CancellationToken>())).ReturnsAsync(receipt);

    private void Fails(Exception failure) => _sender.Setup(sender => sender.SendAsync(It.IsAny<InvitationMail>(), It.IsAny<CancellationToken>())).ThrowsAsync(failure);

    private QueueMessage Message(InvitationMail? mail = null) => new(1, Queues.Mails, "bk_1", JsonSerializer.Serialize(mail ?? Mail), _clock.GetUtcNow(), Starts: 0, Failures: 0);
}
