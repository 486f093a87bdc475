using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Emails;

/// <summary>What holds for the fields of an email in every write.</summary>
internal sealed class EmailFieldsValidator : AbstractValidator<EmailFields>
{
    private const string NoMailbox = "Must be an e-mail address, alone or as 'Ana Ruiz <ana.ruiz@example.net>'.";
    private const string Together = "HubSpot keeps from, to, cc and bcc as one value: set from and to together, and cc and bcc with them.";

    public EmailFieldsValidator(ICrmFieldNames<Email> names)
    {
        RuleFor(fields => fields.Direction).IsText();
        RuleFor(fields => fields.Status).IsText();
        RuleFor(fields => fields.Subject).IsText();
        RuleFor(fields => fields.Text).IsText();
        RuleFor(fields => fields.Html).IsText();
        RuleFor(fields => fields.From).Must(from => from.Value is null || Mailbox.IsWellFormed(from.Value)).WithMessage(NoMailbox);
        RuleFor(fields => fields.To).Must(AreMailboxes).WithMessage(NoMailbox);
        RuleFor(fields => fields.Cc).Must(AreMailboxes).WithMessage(NoMailbox);
        RuleFor(fields => fields.Bcc).Must(AreMailboxes).WithMessage(NoMailbox);
        RuleFor(fields => fields.From).Must(from => from.IsSet).When(fields => fields.NamesPeople).WithMessage(Together);
        RuleFor(fields => fields.To).Must(to => to.IsSet).When(fields => fields.NamesPeople).WithMessage(Together);
        RuleFor(fields => fields.OwnerId).IsOwnerId();
        this.CustomPropertiesAreClean(names);
    }

    private static bool AreMailboxes(Optional<IReadOnlyList<string>> list) => list.Value is null || list.Value.All(Mailbox.IsWellFormed);
}

/// <summary>What a new email needs beside clean fields.</summary>
internal sealed class NewEmailRules(IValidator<EmailFields> fields) : NewRecordRules<EmailFields>(fields)
{
    protected override IEnumerable<(string Field, string Message)> Missing(NewRecord<EmailFields> record)
    {
        if (string.IsNullOrWhiteSpace(record.Fields.Direction.Value))
            yield return ("direction", "A new email needs a 'direction': EMAIL, INCOMING_EMAIL or FORWARDED_EMAIL.");
        if (record.Associations.Count == 0)
            yield return ("associations", "An email needs at least one contact, company, deal or ticket that it belongs to.");
    }
}
