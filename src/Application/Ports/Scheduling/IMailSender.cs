using System.Text.Json.Serialization;

namespace HubSpotCrm.Application.Ports.Scheduling;

/// <summary>Somebody who gets a mail.</summary>
/// <param name="Name">As it is shown; null when it is not known.</param>
public sealed record MailRecipient(string Address, string? Name)
{
    public override string ToString() => "a recipient";
}

/// <summary>A mail with an invitation, as it is kept until it is sent: the same one whenever it is tried again.</summary>
/// <param name="MessageId">Without angle brackets; the same one in each try.</param>
/// <param name="Calendar">An iCalendar object; empty in a mail that calendars have nothing to do with.</param>
/// <param name="Method">Its method, in upper case: <c>REQUEST</c> or <c>CANCEL</c>; empty without one.</param>
public sealed record InvitationMail(string MessageId, IReadOnlyList<MailRecipient> To, string Subject, string Text, string Html, string Calendar, string Method)
{
    /// <summary>Who gets the replies of people, when it is somebody else than the sender.</summary>
    public MailRecipient? ReplyTo { get; init; }

    /// <summary>How often the booking had been changed when it was written.</summary>
    public int Sequence { get; init; }

    /// <summary>True for the recipients who did not get it with the others.</summary>
    public bool IsRest { get; init; }

    /// <summary>True when it asks people to come.</summary>
    [JsonIgnore]
    public bool IsInvitation => Method == "REQUEST";

    public override string ToString() => $"mail {MessageId}";
}

/// <summary>Who of the recipients did not get a mail that the server was given.</summary>
/// <param name="Deferred">The server may take it for them later.</param>
/// <param name="Refused">It will never take it for them.</param>
public sealed record MailReceipt(IReadOnlyList<MailRecipient> Deferred, IReadOnlyList<MailRecipient> Refused)
{
    /// <summary>All have it.</summary>
    public static MailReceipt Complete { get; } = new([], []);

    public override string ToString() => "a receipt";
}

/// <summary>Sends mail.</summary>
public interface IMailSender
{
    /// <summary>True when a server to send through is configured.</summary>
    bool IsConfigured { get; }

    /// <summary>The address that mails come from; null when none is configured.</summary>
    string? From { get; }

    /// <summary>Returns when the server has taken it for whomever it takes it: one recipient keeps no other one from the mail.</summary>
    /// <returns>Who has to be written to once more.</returns>
    /// <exception cref="MailRefusedException">The server will never take it, for nobody.</exception>
    /// <exception cref="MailUnavailableException">The server is away, or says to come again later. It has not taken the mail, for nobody.</exception>
    /// <exception cref="MailUncertainException">The server was given the mail, and did not say whether it has taken it.</exception>
    Task<MailReceipt> SendAsync(InvitationMail mail, CancellationToken cancellationToken);
}

/// <summary>The mail server refuses this mail for good (5xx). Without the failure behind it: that one names recipients, and this one is logged.</summary>
public sealed class MailRefusedException(string message) : Exception(message);

/// <summary>The mail server cannot take the mail now.</summary>
public sealed class MailUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Nobody knows whether the mail server has the mail. To send it again may bring it twice.</summary>
public sealed class MailUncertainException() : Exception("The mail server was given the mail and did not say whether it has taken it.");
