using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Calls;

/// <summary>What holds for the fields of a call in every write.</summary>
internal sealed class CallFieldsValidator : AbstractValidator<CallFields>
{
    public CallFieldsValidator(ICrmFieldNames<Call> names)
    {
        RuleFor(fields => fields.Title).IsText();
        RuleFor(fields => fields.Body).IsText();
        RuleFor(fields => fields.Direction).IsText();
        RuleFor(fields => fields.DurationMs).IsNotNegative();
        RuleFor(fields => fields.Outcome).IsText();
        RuleFor(fields => fields.Status).IsText();
        RuleFor(fields => fields.FromNumber).IsText();
        RuleFor(fields => fields.ToNumber).IsText();
        RuleFor(fields => fields.RecordingUrl).IsText();
        RuleFor(fields => fields.OwnerId).IsOwnerId();
        this.CustomPropertiesAreClean(names);
    }
}

/// <summary>What a new call needs beside clean fields.</summary>
internal sealed class NewCallRules(IValidator<CallFields> fields) : NewRecordRules<CallFields>(fields)
{
    protected override IEnumerable<(string Field, string Message)> Missing(NewRecord<CallFields> record)
    {
        if (record.Associations.Count == 0)
            yield return ("associations", "A call needs at least one contact, company, deal or ticket that it belongs to.");
    }
}
