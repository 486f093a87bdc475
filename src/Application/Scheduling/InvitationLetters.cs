using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Mails;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>Writes the mails that tell attendee and guests of a booking: in words, and as their calendars read it.</summary>
internal sealed class InvitationLetters(ICalendarInvites calendar, IMailSender mail)
{
    /// <summary>The same booking, sequence and method give the same mail, with the same Message-ID.</summary>
    /// <param name="isInvited">True when the attendee has had a mail of this service about it.</param>
    /// <exception cref="InvalidOperationException">No mail server is set up.</exception>
    public InvitationMail Write(Booking booking, InviteMethod method, bool isInvited)
    {
        var letter = InvitationLetter.Of(booking, method, isInvited);
        var (title, text, html) = (letter.Subject, letter.ToText(), letter.ToHtml());
        return new(MessageId(booking, method.ToString().ToLowerInvariant()), Recipients(booking), title, text, html, calendar.Write(booking, method, booking.UpdatedAt), method.ToString().ToUpperInvariant())
        {
            Sequence = booking.Sequence,
            ReplyTo = EmailAddress.TryParse(booking.OrganizerEmail, out var organizer) && !organizer.Value.Equals(mail.From, StringComparison.OrdinalIgnoreCase) ? new(organizer.Value, booking.OrganizerName) : null,
        };
    }

    /// <summary>Tells the attendee in words that a time that was held is not booked.</summary>
    /// <exception cref="InvalidOperationException">No mail server is set up.</exception>
    public InvitationMail WriteRefusal(Booking booking)
    {
        var letter = InvitationLetter.OfRefusal(booking);
        return new(MessageId(booking, "refused"), [new(Normal(booking.Attendee.Email), booking.Attendee.FullName())], letter.Subject, letter.ToText(), letter.ToHtml(), Calendar: "", Method: "") { Sequence = booking.Sequence };
    }

    private string MessageId(Booking booking, string what)
    {
        var from = mail.From ?? throw new InvalidOperationException("No mail server is set up (SMTP_URL, MAIL_FROM).");
        return $"{booking.Id}.{booking.Sequence}.{what}@{from[(from.LastIndexOf('@') + 1)..]}";
    }

    private static IReadOnlyList<MailRecipient> Recipients(Booking booking) =>
    [
        .. booking.Guests.Select(guest => new MailRecipient(Normal(guest), Name: null)).Prepend(new(Normal(booking.Attendee.Email), booking.Attendee.FullName()))
            .DistinctBy(recipient => recipient.Address, StringComparer.Ordinal),
    ];

    private static string Normal(string email) => EmailAddress.Parse(email).Value;
}
