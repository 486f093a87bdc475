using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Meetings;

/// <summary>What holds for the fields of a meeting in every write.</summary>
internal sealed class MeetingFieldsValidator : AbstractValidator<MeetingFields>
{
    public MeetingFieldsValidator(ICrmFieldNames<Meeting> names)
    {
        RuleFor(fields => fields.Title).IsText();
        RuleFor(fields => fields.Body).IsText();
        RuleFor(fields => fields.InternalNotes).IsText();
        RuleFor(fields => fields.Location).IsText();
        RuleFor(fields => fields.JoinUrl).IsText();
        RuleFor(fields => fields.Outcome).IsText();
        RuleFor(fields => fields.OwnerId).IsOwnerId();
        this.CustomPropertiesAreClean(names);
    }
}

/// <summary>What a new meeting needs beside clean fields.</summary>
internal sealed class NewMeetingRules(IValidator<MeetingFields> fields) : NewRecordRules<MeetingFields>(fields)
{
    protected override IEnumerable<(string Field, string Message)> Missing(NewRecord<MeetingFields> record)
    {
        if (record.Associations.Count == 0)
            yield return ("associations", "A meeting needs at least one contact, company, deal or ticket that it belongs to.");
    }
}
