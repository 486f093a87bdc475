using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tickets;

namespace HubSpotCrm.Application.Tickets;

/// <summary>What holds for the fields of a ticket in every write.</summary>
internal sealed class TicketFieldsValidator : AbstractValidator<TicketFields>
{
    public TicketFieldsValidator(ICrmFieldNames<Ticket> names)
    {
        RuleFor(fields => fields.Subject).IsText();
        RuleFor(fields => fields.Content).IsText();
        RuleFor(fields => fields.Pipeline).IsText();
        RuleFor(fields => fields.Stage).IsText();
        RuleFor(fields => fields.Priority).IsText();
        RuleFor(fields => fields.Category).IsText();
        RuleFor(fields => fields.OwnerId).IsOwnerId();
        this.CustomPropertiesAreClean(names);
    }
}

/// <summary>What a new ticket needs beside clean fields.</summary>
internal sealed class NewTicketRules(IValidator<TicketFields> fields) : NewRecordRules<TicketFields>(fields)
{
    protected override IEnumerable<(string Field, string Message)> Missing(NewRecord<TicketFields> record)
    {
        if (string.IsNullOrWhiteSpace(record.Fields.Subject.Value))
            yield return ("subject", "A new ticket needs a 'subject'.");
        if (string.IsNullOrWhiteSpace(record.Fields.Stage.Value))
            yield return ("stage", "A new ticket needs a 'stage', by id or label.");
    }
}
