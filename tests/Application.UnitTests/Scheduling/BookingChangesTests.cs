using System.Text.Json;
using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Domain.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Scheduling;

/// <summary>What changes of a booking bring with them.</summary>
public sealed class BookingChangesTests : UseCases
{
    private const string From = "crm@example.com";

    private static readonly Booking Demo = new("bk_1", "shop", Now)
    {
        Status = BookingStatus.Confirmed,
        StartAt = Now.AddDays(1),
        Duration = TimeSpan.FromMinutes(30),
        Timezone = "UTC",
        Attendee = new("ana@example.org", FirstName: null, LastName: null),
        OwnerId = "7",
        OrganizerName = "Sam Lee",
    };

    private readonly List<Booking> _kept = [];
    private readonly List<Booking> _written = [];

    private BookingChanges Changes => Services.GetRequiredService<BookingChanges>();

    [SetUp]
    public void Describe()
    {
        _kept.Clear();
        _written.Clear();
        Port<IMailSender>().Setup(port => port.IsConfigured).Returns(value: true);
        Port<IMailSender>().Setup(port => port.From).Returns(From);
        Port<ICalendarInvites>().Setup(port => port.Write(Capture.In(_written), It.IsAny<InviteMethod>(), It.IsAny<DateTimeOffset>())).Returns("BEGIN:VCALENDAR");
        Port<IBookings>().Setup(port => port.ChangeAsync(It.IsAny<Booking>(), Capture.In(_kept), It.IsAny<IReadOnlyList<BookingTask>>(), Ct)).ReturnsAsync(value: true);
    }

    [TestCase(null, From)]
    [TestCase("sam lee at example", From)]
    [TestCase("sam@example.com", "sam@example.com")]
    public async Task Keeps_whom_the_first_mail_names_as_organizer(string? owner, string organizer)
    {
        Port<IBookings>().Setup(port => port.FindAsync(Demo.Id, Ct)).ReturnsAsync(Demo with { OrganizerEmail = owner });

        await MoveAsync(BookingNotice.Email);

        Assert.That((_written.Single().OrganizerEmail, _kept.Single().OrganizerEmail, _kept.Single().OrganizerName), Is.EqualTo((organizer, organizer, "Sam Lee")));
    }

    [Test]
    public async Task Keeps_no_organizer_when_no_mail_names_one()
    {
        Port<IBookings>().Setup(port => port.FindAsync(Demo.Id, Ct)).ReturnsAsync(Demo);

        await MoveAsync(BookingNotice.None);

        Assert.That(_kept.Single().OrganizerEmail, Is.Null);
    }

    [Test]
    public void Keeps_the_organizer_of_a_mail_about_a_change_in_hubspot()
    {
        var effect = (BookingChanged)Changes.Follow(Demo with { Notice = BookingNotice.Email }, Demo with { Notice = BookingNotice.Email, StartAt = Demo.StartAt.AddHours(1) }).Single();

        Assert.That((effect.After.OrganizerEmail, JsonSerializer.Deserialize<InvitationMail>(effect.Mail!)!.ReplyTo), Is.EqualTo((From, (MailRecipient?)null)));
    }

    [TestCase(Booking.Visitor, 2, true)]
    [TestCase(Booking.Visitor, 0, false, Description = "the page says so")]
    [TestCase("shop", 2, false, Description = "the app asks how it stands")]
    public void Writes_to_a_visitor_whose_time_was_held_and_is_refused_later(string caller, int minutes, bool isTold)
    {
        Port<IProblemDocuments>().Setup(port => port.Write(It.IsAny<Exception>())).Returns("{}");
        var held = new Booking("bk_1", caller, Now) { StartAt = Demo.StartAt, Duration = Demo.Duration, Timezone = "UTC", Attendee = Demo.Attendee };
        Clock.Advance(TimeSpan.FromMinutes(minutes));

        var refused = Services.GetRequiredService<BookingEnds>().Refused(held, new SlotTakenException());

        Assert.That((refused.After.Status, refused.Mail is not null), Is.EqualTo((BookingStatus.Cancelled, isTold)));
    }

    private Task<Booking> MoveAsync(BookingNotice notice) =>
        Changes.ChangeAsync(Demo.Id, notice, (booking, _) => Task.FromResult<Booking?>(booking with { StartAt = booking.StartAt.AddHours(1) }), Ct);
}
