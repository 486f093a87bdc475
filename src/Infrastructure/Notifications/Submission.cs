using MailKit.Net.Smtp;
using MimeKit;

namespace HubSpotCrm.Infrastructure.Notifications;

/// <summary>One connection for one mail. A recipient whom the server will never take keeps no other one from the mail; one who has to wait makes all wait, so that nobody gets it twice.</summary>
internal sealed class Submission : SmtpClient
{
    private const int ForGood = 500;

    /// <summary>How many recipients were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>What the server said of the first of them.</summary>
    public SmtpResponse? Refusal { get; private set; }

    public static bool IsForGood(SmtpStatusCode status) => (int)status >= ForGood;

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        if (!IsForGood(response.StatusCode))
            base.OnRecipientNotAccepted(message, mailbox, response);    // throws
        Refused++;
        Refusal ??= response;
    }

    protected override void OnNoRecipientsAccepted(MimeMessage message)
    {
        if (Refusal is not null)
            throw new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, Refusal.StatusCode, Refusal.Response);
    }
}
