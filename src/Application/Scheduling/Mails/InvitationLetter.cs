using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Mails;

/// <summary>A booking in plain words, for those whose mail program shows no calendar.</summary>
/// <param name="Rows">What is to be known, by its name; some can be followed by a link.</param>
internal sealed record InvitationLetter(string Subject, string Opening, string Title, IReadOnlyList<(string Name, string Value, string? Url)> Rows, string Description, string Closing)
{
    private const string Day = "dddd, d MMMM yyyy, HH:mm";
    private const string Hour = "HH:mm";
    private const string Buttons = "Your calendar shows the buttons to accept or decline.";
    private const string Twice = "HubSpot sends an invitation too. If your calendar shows the meeting twice, please delete one entry.";
    private const string Again = "Please choose another time on the page where you booked it.";
    private const string Stays = "The entry that came with HubSpot's own invitation does not change by itself: please delete it.";

    /// <param name="isInvited">True when the attendee has had a mail of this service about it.</param>
    public static InvitationLetter Of(Booking booking, InviteMethod method, bool isInvited)
    {
        var isMoved = booking.Sequence > 0 && (isInvited || booking.Link is not null);
        var (word, opening) = method switch
        {
            InviteMethod.Cancel => ("Called off", "This meeting is called off."),
            _ when isMoved => ("New time", "This meeting has a new time."),
            _ => ("Invitation", "You are invited to a meeting."),
        };
        return Write(booking, word, opening, Close(booking, method, isInvited));
    }

    /// <summary>For a visitor whose time was held, and who was told that all goes on by itself.</summary>
    public static InvitationLetter OfRefusal(Booking booking) => Write(booking, "Not booked", "This meeting could not be booked: the time was taken, or the calendar refused it.", Again);

    public string ToText()
    {
        var text = new StringBuilder(Opening).Append("\n\n").Append(Title).Append('\n');
        foreach (var (name, value, _) in Rows)
            text.Append(name).Append(": ").Append(value).Append('\n');
        if (Description.Length > 0)
            text.Append('\n').Append(Description).Append('\n');
        return text.Append('\n').Append(Closing).Append('\n').ToString();
    }

    public string ToHtml()
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>").Append(Html(Subject)).Append("</title></head>\n<body>\n");
        html.Append("<p>").Append(Html(Opening)).Append("</p>\n<p><strong>").Append(Html(Title)).Append("</strong></p>\n<ul>\n");
        foreach (var (name, value, url) in Rows)
            html.Append("<li>").Append(Html(name)).Append(": ").Append(url is null ? Html(value) : $"<a href=\"{Html(url)}\">{Html(value)}</a>").Append("</li>\n");
        html.Append("</ul>\n");
        if (Description.Length > 0)
            html.Append("<p>").AppendJoin("<br>\n", Description.Split('\n').Select(Html)).Append("</p>\n");
        return html.Append("<p>").Append(Html(Closing)).Append("</p>\n</body>\n</html>\n").ToString();
    }

    private static InvitationLetter Write(Booking booking, string word, string opening, string closing)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(booking.Timezone);
        var (start, end) = (TimeZoneInfo.ConvertTime(booking.StartAt, zone), TimeZoneInfo.ConvertTime(booking.EndAt, zone));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{word}: {booking.Title()}, {start:d MMM yyyy HH:mm}"),
            opening,
            booking.Title(),
            [.. Describe(booking, $"{Span(start, end)} ({booking.Timezone}, {Offset(start)})")],
            PlainText.Lines(booking.Description),
            closing);
    }

    // Of HubSpot's invitation calendars know another UID: ours neither moves nor removes its entry.
    private static string Close(Booking booking, InviteMethod method, bool isInvited) => (method, booking.Link, isInvited) switch
    {
        (InviteMethod.Cancel, null, _) => "Your calendar takes it out when you open this mail.",
        (InviteMethod.Cancel, _, true) => $"Your calendar takes out what our mails brought. {Stays}",
        (InviteMethod.Cancel, _, _) => Stays,
        (_, null, _) => Buttons,
        _ when booking.Sequence == 0 => $"{Buttons} {Twice}",
        _ => $"{Buttons} {Stays}",
    };

    private static IEnumerable<(string Name, string Value, string? Url)> Describe(Booking booking, string when)
    {
        yield return ("When", when, null);
        if (PlainText.OneLine(booking.Location) is { Length: > 0 } place)
            yield return ("Where", place, booking.JoinUrl());
        if (PlainText.OneLine(booking.OrganizerName ?? booking.OrganizerEmail) is { Length: > 0 } organizer)
            yield return ("With", organizer, null);
        if (PlainText.OneLine(booking.CancelReason) is { Length: > 0 } reason)
            yield return ("Why", reason, null);
    }

    private static string Span(DateTimeOffset start, DateTimeOffset end) =>
        $"{start.ToString(Day, CultureInfo.InvariantCulture)} to {end.ToString(start.Date == end.Date ? Hour : Day, CultureInfo.InvariantCulture)}";

    private static string Offset(DateTimeOffset moment) => $"UTC{(moment.Offset < TimeSpan.Zero ? '-' : '+')}{moment.Offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture)}";

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
