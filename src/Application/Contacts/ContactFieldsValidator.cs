using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Contacts;

/// <summary>What holds for the fields of a contact in every write.</summary>
internal sealed class ContactFieldsValidator : AbstractValidator<ContactFields>
{
    public ContactFieldsValidator(ICrmFieldNames<Contact> names)
    {
        RuleFor(fields => fields.Email).Must(email => string.IsNullOrEmpty(email.Value) || EmailAddress.TryParse(email.Value, out _))
            .WithMessage("Must be an e-mail address such as ana.ruiz@example.net.");
        RuleFor(fields => fields.FirstName).IsText();
        RuleFor(fields => fields.LastName).IsText();
        RuleFor(fields => fields.Phone).IsText();
        RuleFor(fields => fields.MobilePhone).IsText();
        RuleFor(fields => fields.Company).IsText();
        RuleFor(fields => fields.JobTitle).IsText();
        RuleFor(fields => fields.Website).IsText();
        RuleFor(fields => fields.Address).IsText();
        RuleFor(fields => fields.City).IsText();
        RuleFor(fields => fields.State).IsText();
        RuleFor(fields => fields.Zip).IsText();
        RuleFor(fields => fields.Country).IsText();
        RuleFor(fields => fields.LifecycleStage).IsText();
        RuleFor(fields => fields.LeadStatus).IsText();
        RuleFor(fields => fields.OwnerId).IsOwnerId();
        this.CustomPropertiesAreClean(names);
    }
}

/// <summary>What a new contact needs beside clean fields.</summary>
internal sealed class NewContactRules(IValidator<ContactFields> fields) : NewRecordRules<ContactFields>(fields)
{
    protected override IEnumerable<(string Field, string Message)> Missing(NewRecord<ContactFields> record)
    {
        if (!record.Fields.NamesSomeone)
            yield return ("email", "A new contact needs an 'email', a 'firstName' or a 'lastName'.");
    }
}
