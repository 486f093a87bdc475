using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Domain.Scheduling;

namespace Application.UnitTests.Scheduling;

public sealed class InvitationLettersTests
{
    private static readonly DateTimeOffset Changed = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    private static readonly Booking Demo = new("bk_1", "shop", Changed)
    {
        StartAt = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero),
        Duration = TimeSpan.FromMinutes(30),
        Timezone = "Europe/Madrid",
        Attendee = new("Ana.Ruiz@Example.net", "Ana", "Ruiz"),
        Guests = ["leo@example.net", "LEO@example.net", "ana.ruiz@example.net"],
        Subject = "Demo & more",
        Description = "Bring:\n<coffee>",
        Location = "https://meet.example.com/a?b=1&c=2",
        OrganizerEmail = "sam.lee@example.com",
        OrganizerName = "Sam Lee",
    };

    private Mock<ICalendarInvites> _calendar = null!;
    private Mock<IMailSender> _mail = null!;

    [SetUp]
    public void Describe()
    {
        (_calendar, _mail) = (new(MockBehavior.Strict), new(MockBehavior.Strict));
        _mail.Setup(mail => mail.From).Returns("crm@mail.example.com");
        _calendar.Setup(calendar => calendar.Write(It.IsAny<Booking>(), It.IsAny<InviteMethod>(), Changed)).Returns("BEGIN:VCALENDAR");
    }

    [TestCase(0, InviteMethod.Request, "bk_1.0.request@mail.example.com", "REQUEST", "Invitation: Demo & more, 25 Nov 2026 10:30", "You are invited to a meeting.")]
    [TestCase(2, InviteMethod.Request, "bk_1.2.request@mail.example.com", "REQUEST", "New time: Demo & more, 25 Nov 2026 10:30", "This meeting has a new time.")]
    [TestCase(3, InviteMethod.Cancel, "bk_1.3.cancel@mail.example.com", "CANCEL", "Called off: Demo & more, 25 Nov 2026 10:30", "This meeting is called off.")]
    public void Says_what_became_of_the_booking(int sequence, InviteMethod method, string id, string word, string subject, string opening)
    {
        var mail = Write(Demo with { Sequence = sequence }, method);

        Assert.That((mail.MessageId, mail.Method, mail.Subject, mail.Text.Split('\n')[0]), Is.EqualTo((id, word, subject, opening)));
    }

    [TestCase(1, null, InviteMethod.Request, false, "You are invited to a meeting.", "Your calendar shows the buttons to accept or decline.")]
    [TestCase(0, "sam/demo", InviteMethod.Request, false, "You are invited to a meeting.", "Your calendar shows the buttons to accept or decline. HubSpot sends an invitation too. If your calendar shows the meeting twice, please delete one entry.")]
    [TestCase(1, "sam/demo", InviteMethod.Request, false, "This meeting has a new time.", "Your calendar shows the buttons to accept or decline. The entry that came with HubSpot's own invitation does not change by itself: please delete it.")]
    [TestCase(1, "sam/demo", InviteMethod.Cancel, false, "This meeting is called off.", "The entry that came with HubSpot's own invitation does not change by itself: please delete it.")]
    [TestCase(2, "sam/demo", InviteMethod.Cancel, true, "This meeting is called off.", "Your calendar takes out what our mails brought. The entry that came with HubSpot's own invitation does not change by itself: please delete it.")]
    public void Says_what_the_calendar_of_the_attendee_does(int sequence, string? link, InviteMethod method, bool isInvited, string opening, string closing)
    {
        var lines = Write(Demo with { Sequence = sequence, Link = link }, method, isInvited).Text.TrimEnd().Split('\n');

        Assert.That((lines[0], lines[^1]), Is.EqualTo((opening, closing)));
    }

    [Test]
    public void Goes_once_to_attendee_and_guests() =>
        Assert.That(Write(Demo).To.Select(to => (to.Address, to.Name)), Is.EqualTo(new[] { ("ana.ruiz@example.net", "Ana Ruiz"), ("leo@example.net", (string?)null) }));

    [Test]
    public void Replies_go_to_the_organizer() => Assert.That((Write(Demo).ReplyTo?.Address, Write(Demo with { OrganizerEmail = null }).ReplyTo), Is.EqualTo(("sam.lee@example.com", null as MailRecipient)));

    [Test]
    public void Replies_go_to_nobody_whose_address_is_none() => Assert.That(Write(Demo with { OrganizerEmail = "sam.lee" }).ReplyTo, Is.Null);

    [Test]
    public void Tells_the_time_as_the_attendee_reads_it() => Assert.That(Write(Demo).Text, Does.Contain("When: Wednesday, 25 November 2026, 10:30 to 11:00 (Europe/Madrid, UTC+01:00)\n"));

    [Test]
    public void Tells_both_days_of_a_meeting_over_midnight() =>
        Assert.That(Write(Demo with { StartAt = new(2026, 11, 25, 22, 45, 0, TimeSpan.Zero) }).Text, Does.Contain("25 November 2026, 23:45 to Thursday, 26 November 2026, 00:15"));

    [Test]
    public void Tells_where_and_with_whom_and_why() =>
        Assert.That(Write(Demo with { CancelReason = "ill" }, InviteMethod.Cancel).Text, Does.Contain("Where: https://meet.example.com/a?b=1&c=2\nWith: Sam Lee\nWhy: ill\n\nBring:\n<coffee>\n"));

    [Test]
    public void Writes_HTML_without_anybodys_markup() =>
        Assert.That(Write(Demo).Html, Does.Contain("Demo &amp; more").And.Contain("Bring:<br>\n&lt;coffee&gt;").And.Contain("<a href=\"https://meet.example.com/a?b=1&amp;c=2\">").And.Not.Contain("<coffee>"));

    [Test]
    public void A_place_is_one_line() => Assert.That(Write(Demo with { Location = "Room 1\r\nWith: Mallory" }).Text, Does.Contain("\nWhere: Room 1 With: Mallory\n"));

    [Test]
    public void Links_lead_to_web_pages_only() => Assert.That(Write(Demo with { Location = "javascript:alert(1)" }).Html, Does.Not.Contain("href"));

    [Test]
    public void Tells_the_attendee_alone_that_nothing_is_booked()
    {
        var mail = new InvitationLetters(_calendar.Object, _mail.Object).WriteRefusal(Demo);

        Assert.That((mail.MessageId, mail.To.Single().Address, mail.Subject, mail.Calendar, mail.Method, mail.ReplyTo), Is.EqualTo(("bk_1.0.refused@mail.example.com", "ana.ruiz@example.net", "Not booked: Demo & more, 25 Nov 2026 10:30", "", "", null as MailRecipient)));
        Assert.That(mail.Text, Does.StartWith("This meeting could not be booked").And.Contain("When: Wednesday, 25 November 2026, 10:30 to 11:00").And.EndWith("Please choose another time on the page where you booked it.\n"));
    }

    [Test]
    public void Needs_somebody_who_sends()
    {
        _mail.Setup(mail => mail.From).Returns(null as string);

        Assert.That(() => Write(Demo), Throws.InvalidOperationException);
    }

    private InvitationMail Write(Booking booking, InviteMethod method = InviteMethod.Request, bool isInvited = true) => new InvitationLetters(_calendar.Object, _mail.Object).Write(booking, method, isInvited);
}
