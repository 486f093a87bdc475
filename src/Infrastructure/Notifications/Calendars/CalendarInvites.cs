using System.Buffers;
using System.Globalization;
using System.Text;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Scheduling;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Notifications.Calendars;

/// <summary>Writes invitations (RFC 5545, 5546). Texts are cleaned here, and what was written is read back before anybody gets it.</summary>
internal sealed class CalendarInvites(IOptions<InviteOptions> options, IMailSender mail) : ICalendarInvites
{
    private const string ProductId = "-//HubSpotCrm//Scheduling//EN";

    /// <summary>What an address keeps as it is in a <c>mailto:</c> (RFC 6068 §2).</summary>
    private static readonly SearchValues<char> OfMailTo = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'*+@");

    public string Write(Booking booking, InviteMethod method, DateTimeOffset stamp)
    {
        var organizer = OrganizerOf(booking);
        if (organizer is null && method == InviteMethod.Request)
            throw new ArgumentException("An invitation needs somebody who invites.", nameof(booking));
        var lines = new CalendarLines();
        lines.Begin("VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Add("PRODID", ProductId);
        lines.Add("CALSCALE", "GREGORIAN");
        if (organizer is not null)
            lines.Add("METHOD", method.ToString().ToUpperInvariant());    // without one it is a file, and no message between people (RFC 5546 §3.2)
        var zone = CalendarZone.Find(booking.Timezone);
        var isInUtc = zone.IsUtc || zone.IsShownTwice(booking.StartAt) || zone.IsShownTwice(booking.EndAt);
        if (!isInUtc)
            zone.Write(lines, booking.StartAt);
        lines.Begin("VEVENT");
        lines.Add("UID", CalendarLines.Text(PlainText.OneLine(booking.Uid)));
        lines.Add("SEQUENCE", booking.Sequence.ToString(CultureInfo.InvariantCulture));
        lines.Add("DTSTAMP", CalendarZone.Utc(stamp));
        WriteTime(lines, "DTSTART", booking.StartAt, isInUtc ? null : zone);
        WriteTime(lines, "DTEND", booking.EndAt, isInUtc ? null : zone);
        WriteTexts(lines, booking);
        WritePeople(lines, booking, method, organizer);
        WriteState(lines, booking, method);
        lines.End();
        lines.End();
        return CalendarCheck.Checked(lines);
    }

    private static void WriteTime(CalendarLines lines, string name, DateTimeOffset moment, CalendarZone? zone)
    {
        if (zone is null)
            lines.Add(name, CalendarZone.Utc(moment));
        else
            lines.Add(name, zone.Local(moment), ("TZID", zone.Id));
    }

    private static void WriteTexts(CalendarLines lines, Booking booking)
    {
        lines.Add("SUMMARY", CalendarLines.Text(booking.Title()));
        if (PlainText.Lines(booking.Description) is { Length: > 0 } description)
            lines.Add("DESCRIPTION", CalendarLines.Text(description));
        if (PlainText.OneLine(booking.Location) is { Length: > 0 } place)
            lines.Add("LOCATION", CalendarLines.Text(place));
        if (booking.JoinUrl() is { } url)
            lines.Add("URL", url);
        if (PlainText.OneLine(booking.CancelReason) is { Length: > 0 } reason)
            lines.Add("COMMENT", CalendarLines.Text(reason));
    }

    // HubSpot takes addresses of owners that mail cannot use.
    private (string Email, string? Name)? OrganizerOf(Booking booking)
    {
        if (EmailAddress.TryParse(booking.OrganizerEmail, out var owner))
            return (owner.Value, booking.OrganizerName);
        return mail.From is { } from ? (from, null) : null;
    }

    private static void WritePeople(CalendarLines lines, Booking booking, InviteMethod method, (string Email, string? Name)? organizer)
    {
        if (organizer is not { } host)
            return;
        Write(lines, "ORGANIZER", host.Email, host.Name);
        if (method == InviteMethod.Publish)
            return;    // RFC 5546 §3.2.1: nobody is asked
        Write(lines, "ATTENDEE", booking.Attendee.Email, booking.Attendee.FullName(), Part("REQ-PARTICIPANT", method));
        foreach (var guest in booking.Guests)
            Write(lines, "ATTENDEE", guest, name: null, Part("OPT-PARTICIPANT", method));
    }

    private static (string, string)[] Part(string role, InviteMethod method) => method == InviteMethod.Request
        ? [("CUTYPE", "INDIVIDUAL"), ("ROLE", role), ("PARTSTAT", "NEEDS-ACTION"), ("RSVP", "TRUE")]
        : [("CUTYPE", "INDIVIDUAL"), ("ROLE", role)];

    private static void Write(CalendarLines lines, string property, string email, string? name, params (string Name, string Value)[] parameters) =>
        lines.Add(property, MailTo(email), [("CN", CalendarLines.Quoted(PlainText.OneLine(name) is { Length: > 0 } known ? known : PlainText.OneLine(email))), .. parameters]);

    private void WriteState(CalendarLines lines, Booking booking, InviteMethod method)
    {
        var isOff = method == InviteMethod.Cancel || booking.Status == BookingStatus.Cancelled;
        var isOpen = method == InviteMethod.Publish && booking.Status == BookingStatus.Requested;
        lines.Add("STATUS", isOff ? "CANCELLED" : isOpen ? "TENTATIVE" : "CONFIRMED");
        lines.Add("TRANSP", isOff ? "TRANSPARENT" : "OPAQUE");
        if (isOff || options.Value.ReminderMinutes == 0)
            return;
        lines.Begin("VALARM");
        lines.Add("ACTION", "DISPLAY");
        lines.Add("DESCRIPTION", CalendarLines.Text(booking.Title()));
        lines.Add("TRIGGER", $"-PT{options.Value.ReminderMinutes}M");
        lines.End();
    }

    private static string MailTo(string email)
    {
        if (!EmailAddress.TryParse(email, out var address))
            throw new ArgumentException("An address of the booking is none.", nameof(email));
        var uri = new StringBuilder("mailto:");
        foreach (var octet in Encoding.UTF8.GetBytes(address.Value))
        {
            if (OfMailTo.Contains((char)octet))
                uri.Append((char)octet);
            else
                uri.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return uri.ToString();
    }
}
