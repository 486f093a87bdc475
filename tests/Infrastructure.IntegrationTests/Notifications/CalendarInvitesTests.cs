using System.Text;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using HubSpotCrm.Infrastructure.Notifications;
using HubSpotCrm.Infrastructure.Notifications.Calendars;
using Microsoft.Extensions.Options;

namespace Infrastructure.IntegrationTests.Notifications;

public sealed class CalendarInvitesTests
{
    private static readonly DateTimeOffset Stamp = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    private static readonly Booking Demo = new("bk_1", "shop", Stamp)
    {
        Status = BookingStatus.Confirmed,
        StartAt = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero),
        Duration = TimeSpan.FromMinutes(30),
        Timezone = "Europe/Madrid",
        Attendee = new("ana.ruiz@example.net", "Ana", "Ruiz"),
        Guests = ["leo+crm@example.net"],
        Subject = "Demo; with, commas",
        Description = "Line 1\nC:\\new",
        Location = "https://meet.example.com/a,b",
        Sequence = 3,
        OrganizerEmail = "sam.lee@example.com",
        OrganizerName = "Sam Lee",
    };

    [Test]
    public void Writes_a_request() => Assert.That(Event(Demo), Is.EqualTo(new[]
    {
        "BEGIN:VEVENT",
        "UID:bk_1@hubspotcrm",
        "SEQUENCE:3",
        "DTSTAMP:20261124T093000Z",
        "DTSTART;TZID=Europe/Madrid:20261125T103000",
        "DTEND;TZID=Europe/Madrid:20261125T110000",
        @"SUMMARY:Demo\; with\, commas",
        @"DESCRIPTION:Line 1\nC:\\new",
        @"LOCATION:https://meet.example.com/a\,b",
        "URL:https://meet.example.com/a,b",
        "ORGANIZER;CN=\"Sam Lee\":mailto:sam.lee@example.com",
        "ATTENDEE;CN=\"Ana Ruiz\";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ana.ruiz@example.net",
        "ATTENDEE;CN=\"leo+crm@example.net\";CUTYPE=INDIVIDUAL;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:leo+crm@example.net",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        @"DESCRIPTION:Demo\; with\, commas",
        "TRIGGER:-PT15M",
        "END:VALARM",
        "END:VEVENT",
    }));

    [Test]
    public void Writes_a_cancellation()
    {
        var lines = Event(Demo with { CancelReason = "ill" }, InviteMethod.Cancel);

        Assert.That(lines, Does.Contain("STATUS:CANCELLED").And.Contain("COMMENT:ill").And.Contain("TRANSP:TRANSPARENT").And.Contain("UID:bk_1@hubspotcrm").And.None.Contains("VALARM").And.None.Contains("RSVP"));
        Assert.That(lines.Count(line => line.StartsWith("ATTENDEE", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [TestCase(BookingStatus.Requested, "STATUS:TENTATIVE")]
    [TestCase(BookingStatus.Confirmed, "STATUS:CONFIRMED")]
    [TestCase(BookingStatus.Completed, "STATUS:CONFIRMED")]
    [TestCase(BookingStatus.Cancelled, "STATUS:CANCELLED")]
    public void A_file_to_take_along_asks_nobody(BookingStatus status, string line) =>
        Assert.That(Event(Demo with { Status = status }, InviteMethod.Publish), Does.Contain(line).And.None.StartsWith("ATTENDEE"));

    [TestCase(InviteMethod.Request, "METHOD:REQUEST")]
    [TestCase(InviteMethod.Cancel, "METHOD:CANCEL")]
    [TestCase(InviteMethod.Publish, "METHOD:PUBLISH")]
    public void Says_its_method(InviteMethod method, string line) => Assert.That(Lines(Demo, method).Take(5), Is.EqualTo(new[] { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//HubSpotCrm//Scheduling//EN", "CALSCALE:GREGORIAN", line }));

    [Test]
    public void The_sender_invites_where_the_owner_has_no_address() =>
        Assert.That(Event(Demo with { OrganizerEmail = null }), Does.Contain("ORGANIZER;CN=\"crm@example.com\":mailto:crm@example.com"));

    [Test]
    public void Nobody_invites_where_there_is_nobody()
    {
        var booking = Demo with { OrganizerEmail = null };

        Assert.That(() => Write(booking, InviteMethod.Request, from: null), Throws.ArgumentException);
        Assert.That(new[] { Write(booking, InviteMethod.Publish, from: null), Write(booking, InviteMethod.Cancel, from: null) }, Has.None.Contains("ORGANIZER").And.None.Contains("METHOD").And.None.Contains("ATTENDEE"));
    }

    [Test]
    public void The_sender_invites_where_the_owners_address_is_none() =>
        Assert.That(Event(Demo with { OrganizerEmail = "sam lee" }), Does.Contain("ORGANIZER;CN=\"crm@example.com\":mailto:crm@example.com"));

    [TestCase("UTC")]
    [TestCase("Etc/UTC")]
    public void UTC_needs_no_zone(string zone) =>
        Assert.That(Lines(Demo with { Timezone = zone }, InviteMethod.Request), Does.Contain("DTSTART:20261125T093000Z").And.Contain("DTEND:20261125T100000Z").And.None.Contains("TZ"));

    [Test]
    public void No_reminder_where_none_is_wanted() => Assert.That(Write(Demo, reminder: 0), Does.Not.Contain("VALARM"));

    [TestCase("No/Such_Zone")]
    [TestCase("../../etc/passwd")]
    [TestCase("Europe/Madrid\r\nX-EVIL:1")]
    [TestCase("")]
    public void Knows_no_other_zones(string zone) => Assert.That(() => Write(Demo with { Timezone = zone }), Throws.ArgumentException);

    [Test]
    public void Lines_are_short_and_never_broken_inside_a_character()
    {
        var text = Write(Demo with { Subject = string.Concat(Enumerable.Repeat("👩‍💻é李", 40)), Description = new string('x', 1_000) });

        var lines = text.Split("\r\n");
        Assert.That(lines[^1], Is.Empty);
        Assert.That(lines.Select(Encoding.UTF8.GetByteCount), Is.All.LessThanOrEqualTo(75));
        Assert.That((text.Contains('\ufffd', StringComparison.Ordinal), new UTF8Encoding(false, true).GetBytes(text).Length), Is.EqualTo((false, Encoding.UTF8.GetByteCount(text))));
        Assert.That(lines.SelectMany(line => line.TrimStart(' ').Take(1)), Has.None.Matches<char>(char.IsLowSurrogate));
        Assert.That(Unfold(text), Does.Contain("👩‍💻é李👩‍💻é李"));
    }

    [Test]
    public void No_text_becomes_a_line_of_its_own()
    {
        const string Evil = "x\r\nATTENDEE:mailto:mallory@example.com\nX-EVIL:1\u2028END:VEVENT\u0085\";ROLE=CHAIR:\"^n\\n";
        var hostile = Demo with
        {
            Subject = Evil,
            Description = Evil,
            Location = $"https://meet.example.com/{Evil}",
            CancelReason = Evil,
            OrganizerName = Evil,
            Attendee = new("ana.ruiz@example.net", Evil, Evil),
        };

        Assert.That(Names(Event(hostile)), Is.EqualTo(Names(Event(Demo with { CancelReason = "ill" }))));
        Assert.That(Event(hostile).Single(line => line.StartsWith("ORGANIZER", StringComparison.Ordinal)),
            Is.EqualTo("ORGANIZER;CN=\"x ATTENDEE:mailto:mallory@example.com X-EVIL:1 END:VEVENT ';ROLE=CHAIR:'ˆn/n\":mailto:sam.lee@example.com"));
    }

    [TestCase("ana@example.net\r\nX-EVIL:1")]
    [TestCase("\"a\nb\"@example.net")]
    [TestCase("no address")]
    public void An_address_that_is_none_is_not_written(string email) => Assert.That(() => Write(Demo with { Guests = [email] }), Throws.ArgumentException);

    [TestCase("a?bcc=x@example.net", "mailto:a%3Fbcc%3Dx@example.net")]
    [TestCase("a&b%c@example.net", "mailto:a%26b%25c@example.net")]
    [TestCase("o'brien+x@example.net", "mailto:o'brien+x@example.net")]
    [TestCase("josé@example.net", "mailto:jos%C3%A9@example.net")]
    public void Addresses_are_written_as_one_recipient(string email, string mailto) => Assert.That(Event(Demo with { Guests = [email] }), Has.One.EndsWith($":{mailto}"));

    [Test]
    public void What_reads_otherwise_than_meant_is_found()
    {
        var lines = new CalendarLines();
        lines.Begin("VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Begin("VEVENT");
        lines.Add("UID", "1");
        lines.Add("DTSTAMP", "20261124T093000Z");
        lines.Add("SUMMARY", "Demo");
        lines.End();
        lines.End();
        var text = lines.ToString();

        Assert.That((CalendarCheck.IsAsMeant(text, lines.Outline), CalendarCheck.IsAsMeant(text.Replace("Demo", "Demo\r\nCOMMENT:x", StringComparison.Ordinal), lines.Outline), CalendarCheck.IsAsMeant(text.Replace("SUMMARY", "SUMMARY;LANGUAGE=en", StringComparison.Ordinal), lines.Outline)),
            Is.EqualTo((true, false, false)));
        Assert.That(() => lines.Add("SUMMARY", "a\nb"), Throws.InvalidOperationException);
    }

    private static string[] Event(Booking booking, InviteMethod method = InviteMethod.Request) => [.. Lines(booking, method).SkipWhile(line => line != "BEGIN:VEVENT").TakeWhile(line => line != "END:VCALENDAR")];

    private static string[] Lines(Booking booking, InviteMethod method) => Unfold(Write(booking, method)).Split("\r\n");

    private static string Unfold(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static string[] Names(IEnumerable<string> lines) => [.. lines.Select(line => line.StartsWith("BEGIN", StringComparison.Ordinal) || line.StartsWith("END", StringComparison.Ordinal) ? line : line.Split(':', ';')[0])];

    private static string Write(Booking booking, InviteMethod method = InviteMethod.Request, string? from = "crm@example.com", int reminder = 15) =>
        new CalendarInvites(Options.Create(new InviteOptions { ReminderMinutes = reminder }), new SmtpMailSender(Options.Create(new MailOptions { From = from }), TimeProvider.System)).Write(booking, method, Stamp);
}
