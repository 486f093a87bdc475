using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Companies;

/// <summary>What holds for the fields of a company in every write.</summary>
internal sealed class CompanyFieldsValidator : AbstractValidator<CompanyFields>
{
    public CompanyFieldsValidator(ICrmFieldNames<Company> names)
    {
        RuleFor(fields => fields.Name).IsText();
        RuleFor(fields => fields.Domain).IsText();
        RuleFor(fields => fields.Website).IsText();
        RuleFor(fields => fields.Phone).IsText();
        RuleFor(fields => fields.Industry).IsText();
        RuleFor(fields => fields.City).IsText();
        RuleFor(fields => fields.State).IsText();
        RuleFor(fields => fields.Zip).IsText();
        RuleFor(fields => fields.Country).IsText();
        RuleFor(fields => fields.Employees).IsNotNegative();
        RuleFor(fields => fields.Description).IsText();
        RuleFor(fields => fields.LifecycleStage).IsText();
        RuleFor(fields => fields.OwnerId).IsOwnerId();
        this.CustomPropertiesAreClean(names);
    }
}

/// <summary>What a new company needs beside clean fields.</summary>
internal sealed class NewCompanyRules(IValidator<CompanyFields> fields) : NewRecordRules<CompanyFields>(fields)
{
    protected override IEnumerable<(string Field, string Message)> Missing(NewRecord<CompanyFields> record)
    {
        if (string.IsNullOrWhiteSpace(record.Fields.Name.Value) && string.IsNullOrWhiteSpace(record.Fields.Domain.Value))
            yield return ("name", "A new company needs a 'name' or a 'domain'.");
    }
}
