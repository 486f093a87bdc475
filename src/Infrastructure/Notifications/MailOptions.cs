using System.Diagnostics.CodeAnalysis;
using HubSpotCrm.Domain.Contacts;
using Microsoft.Extensions.Options;
using MimeKit;

namespace HubSpotCrm.Infrastructure.Notifications;

/// <summary>How mail is sent. Section <c>Mail</c>.</summary>
internal sealed record MailOptions
{
    public const string Section = "Mail";

    /// <summary>The server to send through, such as <c>smtp://user:password@host:587</c>; without it nothing is sent. Alias <c>SMTP_URL</c>.</summary>
    public string? Smtp { get; init; }

    /// <summary>The address that mails come from, with a name or without. Alias <c>MAIL_FROM</c>.</summary>
    public string? From { get; init; }

    /// <summary>Null when none is set.</summary>
    internal MailServer? Server => string.IsNullOrWhiteSpace(Smtp) ? null : MailServer.Parse(Smtp.Trim());

    /// <summary>Null when none is set.</summary>
    internal MailboxAddress? Sender => TryReadSender(From, out var sender) ? sender : null;

    internal static bool TryReadSender(string? text, [NotNullWhen(true)] out MailboxAddress? sender)
    {
        sender = null;
        return !string.IsNullOrWhiteSpace(text) && MailboxAddress.TryParse(text, out sender) && EmailAddress.TryParse(sender.Address, out _);
    }

    public override string ToString() => Section;    // it may hold a password
}

internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        try
        {
            if (!string.IsNullOrWhiteSpace(options.From) && options.Sender is null)
                return ValidateOptionsResult.Fail("MAIL_FROM (Mail:From) must be an e-mail address such as crm@example.com, or CRM <crm@example.com>.");
            return options.Server is not null && options.Sender is null
                ? ValidateOptionsResult.Fail("MAIL_FROM (Mail:From) must be set where SMTP_URL (Mail:Smtp) is: it is the address that invitations come from.")
                : ValidateOptionsResult.Success;
        }
        catch (FormatException wrong)
        {
            return ValidateOptionsResult.Fail($"SMTP_URL (Mail:Smtp) {wrong.Message}");
        }
    }
}
