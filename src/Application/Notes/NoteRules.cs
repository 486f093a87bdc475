using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Notes;

/// <summary>What holds for the fields of a note in every write.</summary>
internal sealed class NoteFieldsValidator : AbstractValidator<NoteFields>
{
    public NoteFieldsValidator(ICrmFieldNames<Note> names)
    {
        RuleFor(fields => fields.Body).IsText();
        RuleFor(fields => fields.OwnerId).IsOwnerId();
        this.CustomPropertiesAreClean(names);
    }
}

/// <summary>What a new note needs beside clean fields.</summary>
internal sealed class NewNoteRules(IValidator<NoteFields> fields) : NewRecordRules<NoteFields>(fields)
{
    protected override IEnumerable<(string Field, string Message)> Missing(NewRecord<NoteFields> record)
    {
        if (record.Associations.Count == 0)
            yield return ("associations", "A note needs at least one contact, company, deal or ticket that it belongs to.");
    }
}
