namespace HubSpotCrm.Application.Ports.Scheduling;

/// <summary>Somebody who gets a mail.</summary>
/// <param name="Name">As it is shown; null when it is not known.</param>
public sealed record MailRecipient(string Address, string? Name)
{
    public override string ToString() => "a recipient";
}

/// <summary>A mail with an invitation, as it is kept until it is sent: the same one whenever it is tried again.</summary>
/// <param name="MessageId">Without angle brackets; the same one in each try.</param>
/// <param name="Calendar">An iCalendar object.</param>
/// <param name="Method">Its method, in upper case: <c>REQUEST</c> or <c>CANCEL</c>.</param>
public sealed record InvitationMail(string MessageId, IReadOnlyList<MailRecipient> To, string Subject, string Text, string Html, string Calendar, string Method)
{
    /// <summary>Who gets the replies of people, when it is somebody else than the sender.</summary>
    public MailRecipient? ReplyTo { get; init; }

    public override string ToString() => $"mail {MessageId}";
}

/// <summary>Sends mail.</summary>
public interface IMailSender
{
    /// <summary>True when a server to send through is configured.</summary>
    bool IsConfigured { get; }

    /// <summary>The address that mails come from; null when none is configured.</summary>
    string? From { get; }

    /// <summary>Returns when the server has taken it.</summary>
    /// <exception cref="MailRefusedException">The server will never take it, or not for all: then the others have it.</exception>
    /// <exception cref="MailUnavailableException">The server is away, or says to come again later. It may have taken the mail.</exception>
    Task SendAsync(InvitationMail mail, CancellationToken cancellationToken);
}

/// <summary>The mail server refuses this mail for good (5xx).</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The mail server cannot take the mail now.</summary>
public sealed class MailUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
