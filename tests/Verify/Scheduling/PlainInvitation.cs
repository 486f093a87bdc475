using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using TestSupport.Mail;

namespace Verify.Scheduling;

/// <summary>An invitation as a program writes it that trusts its library, with all that it should have: the control of <see cref="InjectCheck"/>.</summary>
internal static class PlainInvitation
{
    private const string To = "ana@example.net";

    /// <summary>Where it puts what was asked for.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["firstName", "location"];

    public static (SunkMail Mail, ExpectedMail? Expected) Write(HostileBooking booking, int number)
    {
        var calendar = new Calendar { Method = "REQUEST", Scale = "GREGORIAN" };
        var meeting = new CalendarEvent
        {
            Uid = $"plain{number}@example.com",
            Start = new CalDateTime(2026, 11, 25, 9, 30, 0, CalDateTime.UtcTzId),
            End = new CalDateTime(2026, 11, 25, 10, 0, 0, CalDateTime.UtcTzId),
            Sequence = 0,
            Summary = "Demo",
            Status = EventStatus.Confirmed,
            Transparency = TransparencyType.Opaque,
            Organizer = new Organizer("mailto:crm@example.com") { CommonName = "CRM" },
        };
        meeting.Attendees.Add(new Attendee { Value = new Uri($"mailto:{To}"), CommonName = booking.Get("firstName", "Ana"), Role = ParticipationRole.RequiredParticipant, ParticipationStatus = EventParticipationStatus.NeedsAction, Rsvp = true });
        meeting.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = "Demo", Trigger = new Trigger("-PT15M") });
        calendar.Events.Add(meeting);
        var text = new CalendarSerializer(calendar).SerializeToString() ?? "";
        if (booking.Get("location", null) is { } place)
            text = text.Replace("\r\nSTATUS:", $"\r\nLOCATION:{place}\r\nSTATUS:", StringComparison.Ordinal);    // as one writes it who does not know of escapes
        return (new("crm@example.com", [To], Mail(number, text)), new([To], "Demo", Location: null, Description: null, Name: null));
    }

    private static string Mail(int number, string calendar) => string.Join("\r\n",
    [
        "From: crm@example.com", "Date: Tue, 24 Nov 2026 09:30:00 +0000", "Subject: Demo", $"Message-Id: <plain{number}@example.com>", $"To: {To}", "MIME-Version: 1.0", "Content-Type: multipart/alternative; boundary=\"x\"", "",
        "--x", "Content-Type: text/plain; charset=utf-8", "", "Demo",
        "--x", "Content-Type: text/html; charset=utf-8", "", "<p>Demo</p>",
        "--x", "Content-Type: text/calendar; charset=utf-8; method=REQUEST", "Content-Transfer-Encoding: base64", "", Convert.ToBase64String(Encoding.UTF8.GetBytes(calendar), Base64FormattingOptions.InsertLineBreaks),
        "--x--", "",
    ]);
}
