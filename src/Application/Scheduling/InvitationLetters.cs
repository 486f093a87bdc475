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
        return new(MessageId(booking, method), Recipients(booking), title, text, html, calendar.Write(booking, method, booking.UpdatedAt), method.ToString().ToUpperInvariant())
        {
            Sequence = booking.Sequence,
            ReplyTo = EmailAddress.TryParse(booking.OrganizerEmail, out var organizer) ? new(organizer.Value, booking.OrganizerName) : null,
        };
    }

    private string MessageId(Booking booking, InviteMethod method)
    {
        var from = mail.From ?? throw new InvalidOperationException("No mail server is set up (SMTP_URL, MAIL_FROM).");
        return $"{booking.Id}.{booking.Sequence}.{method.ToString().ToLowerInvariant()}@{from[(from.LastIndexOf('@') + 1)..]}";
    }

    private static IReadOnlyList<MailRecipient> Recipients(Booking booking) =>
    [
        .. booking.Guests.Select(guest => new MailRecipient(Normal(guest), Name: null)).Prepend(new(Normal(booking.Attendee.Email), booking.Attendee.FullName()))
            .DistinctBy(recipient => recipient.Address, StringComparer.Ordinal),
    ];

    private static string Normal(string email) => EmailAddress.Parse(email).Value;
}
