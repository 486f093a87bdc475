using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;

namespace HubSpotCrm.Application.Tasks;

/// <summary>What holds for the fields of a task in every write.</summary>
internal sealed class CrmTaskFieldsValidator : AbstractValidator<CrmTaskFields>
{
    public CrmTaskFieldsValidator(ICrmFieldNames<CrmTask> names)
    {
        RuleFor(fields => fields.Subject).IsText();
        RuleFor(fields => fields.Body).IsText();
        RuleFor(fields => fields.Status).IsText();
        RuleFor(fields => fields.Priority).IsText();
        RuleFor(fields => fields.Type).IsText();
        RuleFor(fields => fields.OwnerId).IsOwnerId();
        this.CustomPropertiesAreClean(names);
    }
}

/// <summary>What a new task needs beside clean fields.</summary>
internal sealed class NewCrmTaskRules(IValidator<CrmTaskFields> fields) : NewRecordRules<CrmTaskFields>(fields)
{
    protected override IEnumerable<(string Field, string Message)> Missing(NewRecord<CrmTaskFields> record)
    {
        if (record.Fields.DueAt.Value is null)
            yield return ("dueAt", "A new task needs a 'dueAt'.");
        if (record.Associations.Count == 0)
            yield return ("associations", "A task needs at least one contact, company, deal or ticket that it belongs to.");
    }
}
