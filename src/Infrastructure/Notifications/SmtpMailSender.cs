using HubSpotCrm.Application.Ports.Scheduling;
using Microsoft.Extensions.Options;
using MimeKit;

namespace HubSpotCrm.Infrastructure.Notifications;

/// <summary>Hands mail over to a server, on a connection of its own: idle ones break unseen.</summary>
internal sealed class SmtpMailSender(IOptions<MailOptions> options, TimeProvider time) : IMailSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.Value.Smtp);

    public string? From => options.Value.Sender?.Address;

    public async Task SendAsync(InvitationMail mail, CancellationToken cancellationToken)
    {
        if (options.Value is not { Server: { } server, Sender: { } sender })
            throw new MailUnavailableException("No mail server is set up (SMTP_URL, MAIL_FROM).");
        using var message = InvitationMessage.Write(mail, sender, time.GetUtcNow());
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var submission = new Submission();
        try
        {
            await OpenAsync(submission, server, either.Token);
            await HandOverAsync(submission, message, either.Token);
        }
        catch (MailUnavailableException ended) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The caller ended it, no server did.", ended, cancellationToken);
        }

        if (submission is { Refused: > 0, Refusal: { } refusal })
            throw MailFailures.OfSome(submission.Refused, mail.To.Count, refusal);
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
            await submission.SendAsync(message, cancellationToken);
        }
        catch (Exception failure) when (MailFailures.IsExpected(failure))
        {
            throw MailFailures.WhenSending(failure);
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
