using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace HubSpotCrm.Infrastructure.Notifications;

/// <summary>One connection for one mail. Whoever the server does not take it for keeps nobody else from it.</summary>
/// <param name="begin">Called when the content is on its way, as often as some of it is.</param>
internal sealed class Submission(Action begin) : SmtpClient, ITransferProgress
{
    private const int ForGood = 500;

    private readonly Dictionary<string, (SmtpStatusCode Status, string Text)> _refusals = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when some of the content was sent.</summary>
    public bool HasBegun { get; private set; }

    public static bool IsForGood(SmtpStatusCode status) => (int)status >= ForGood;

    /// <summary>What the server said of a recipient; null when it takes the mail for it.</summary>
    public (SmtpStatusCode Status, string Text)? RefusalOf(MailboxAddress recipient) => _refusals.TryGetValue(recipient.Address, out var refusal) ? refusal : null;

    /// <summary>Returns when the server has the mail for all whom it takes it for, or takes it for nobody.</summary>
    public async Task HandOverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var (from, left) = (message.From.Mailboxes.First(), message.To.Mailboxes.ToList());
        while (left.Count > 0)
        {
            try
            {
                await SendAsync(message, from, left, cancellationToken, this);
                return;
            }
            catch (SmtpCommandException refusal)
            {
                if (refusal is { ErrorCode: SmtpErrorCode.RecipientNotAccepted, Mailbox: { } one, StatusCode: not SmtpStatusCode.ServiceNotAvailable })
                    _refusals[one.Address] = (refusal.StatusCode, refusal.Message);
                if (left.RemoveAll(recipient => RefusalOf(recipient) is not null) == 0)
                    throw;    // it is about the mail
            }
        }
    }

    void ITransferProgress.Report(long bytesTransferred, long totalSize) => Begin();

    void ITransferProgress.Report(long bytesTransferred) => Begin();

    // The library has answers that it ends here, and others that it throws.
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => _refusals[mailbox.Address] = (response.StatusCode, response.Response);

    private void Begin()
    {
        HasBegun = true;
        begin();
    }
}
