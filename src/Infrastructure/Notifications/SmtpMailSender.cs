using HubSpotCrm.Application.Ports.Scheduling;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace HubSpotCrm.Infrastructure.Notifications;

/// <summary>Hands mail over to a server, on a connection of its own: idle ones break unseen.</summary>
internal sealed class SmtpMailSender(IOptions<MailOptions> options, TimeProvider time) : IMailSender
{
    /// <summary>To get in, and again to say from whom and for whom the mail is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PerRecipient = TimeSpan.FromSeconds(5);

    /// <summary>For its last word: servers look into mails before they answer, and whoever leaves earlier sends it again for nothing (RFC 5321 §4.5.3.2.6).</summary>
    private static readonly TimeSpan LastWord = TimeSpan.FromMinutes(10);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.Value.Smtp);

    public string? From => options.Value.Sender?.Address;

    public async Task<MailReceipt> SendAsync(InvitationMail mail, CancellationToken cancellationToken)
    {
        if (options.Value is not { Server: { } server, Sender: { } sender })
            throw new MailUnavailableException("No mail server is set up (SMTP_URL, MAIL_FROM).");
        using var message = InvitationMessage.Write(mail, sender, time.GetUtcNow());
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var submission = new Submission(() => patience.CancelAfter(LastWord));
        submission.Timeout = (int)(2 * LastWord).TotalMilliseconds;    // the library's own: the patience ends it earlier
        try
        {
            await OpenAsync(submission, server, either.Token);
            patience.CancelAfter(Patience + (PerRecipient * mail.To.Count));
            await HandOverAsync(submission, message, either.Token);
        }
        catch (Exception ended) when (cancellationToken.IsCancellationRequested && ended is MailUnavailableException or MailUncertainException)
        {
            throw new OperationCanceledException("The caller ended it, no server did.", ended, cancellationToken);
        }

        return ReceiptOf(mail, message, submission);
    }

    /// <exception cref="MailRefusedException">Nobody will ever have it.</exception>
    /// <exception cref="MailUnavailableException">Nobody has it now.</exception>
    private static MailReceipt ReceiptOf(InvitationMail mail, MimeMessage message, Submission submission)
    {
        List<MailRecipient> deferred = [], refused = [];
        var last = default((SmtpStatusCode Status, string Text));
        foreach (var (recipient, mailbox) in mail.To.Zip(message.To.Mailboxes))
        {
            if (submission.RefusalOf(mailbox) is not { } refusal)
                continue;
            last = refusal;
            (Submission.IsForGood(refusal.Status) ? refused : deferred).Add(recipient);
        }

        return refused.Count == mail.To.Count || deferred.Count == mail.To.Count ? throw MailFailures.OfAll(last.Status, last.Text ?? "") : new MailReceipt(deferred, refused);
    }

    private static async Task OpenAsync(Submission submission, MailServer server, CancellationToken cancellationToken)
    {
        try
        {
            await submission.ConnectAsync(server.Host, server.Port, server.Security, cancellationToken);
            if (server is { User: { } user, Password: { } password })
                await submission.AuthenticateAsync(user, password, cancellationToken);
        }
        catch (Exception failure) when (MailFailures.IsExpected(failure))
        {
            throw MailFailures.WhenConnecting(failure);
        }
    }

    private static async Task HandOverAsync(Submission submission, MimeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await submission.HandOverAsync(message, cancellationToken);
        }
        catch (Exception failure) when (MailFailures.IsExpected(failure))
        {
            throw MailFailures.WhenSending(failure, submission.HasBegun);
        }

        try
        {
            await submission.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception failure) when (MailFailures.IsExpected(failure))
        {
            // it has the mail: how it says goodbye does not matter
        }
    }
}
