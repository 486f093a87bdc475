using System.Text;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MimeKit;

namespace HubSpotCrm.Infrastructure.Notifications;

/// <summary>
/// A mail as it goes over the wire (RFC 6047): text, HTML and the calendar are alternatives, and mail programs take the last one
/// that they know. The calendar is no attachment beside that: some programs would show the meeting twice.
/// </summary>
internal static class InvitationMessage
{
    /// <exception cref="MailRefusedException">An address cannot be written.</exception>
    public static MimeMessage Write(InvitationMail mail, MailboxAddress from, DateTimeOffset now)
    {
        var message = new MimeMessage { MessageId = mail.MessageId, Date = now, Subject = PlainText.OneLine(mail.Subject), Body = Alternatives(mail) };
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");    // no out-of-office replies (RFC 3834)
        message.From.Add(from);
        message.To.AddRange(mail.To.Select(Mailbox));
        if (mail.ReplyTo is { } replyTo)
            message.ReplyTo.Add(Mailbox(replyTo));
        return message;
    }

    private static MultipartAlternative Alternatives(InvitationMail mail)
    {
        var texts = new MultipartAlternative { Part("plain", mail.Text, ContentEncoding.QuotedPrintable), Part("html", mail.Html, ContentEncoding.QuotedPrintable) };
        if (mail.Calendar.Length == 0)
            return texts;
        var calendar = Part("calendar", mail.Calendar, ContentEncoding.Base64);    // its line ends and folds arrive as they are
        calendar.ContentType.Parameters.Add("method", mail.Method);
        texts.Add(calendar);
        return texts;
    }

    private static TextPart Part(string subtype, string text, ContentEncoding encoding)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = encoding };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static MailboxAddress Mailbox(MailRecipient recipient)
    {
        try
        {
            return new MailboxAddress(Encoding.UTF8, PlainText.OneLine(recipient.Name), recipient.Address);
        }
        catch (ParseException)
        {
            throw new MailRefusedException("A recipient's address cannot be written into a mail.");
        }
    }
}
