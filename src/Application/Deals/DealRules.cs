using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Deals;

/// <summary>What holds for the fields of a deal in every write.</summary>
internal sealed class DealFieldsValidator : AbstractValidator<DealFields>
{
    public DealFieldsValidator(ICrmFieldNames<Deal> names)
    {
        RuleFor(fields => fields.Name).IsText();
        RuleFor(fields => fields.Currency).IsText();
        RuleFor(fields => fields.Pipeline).IsText();
        RuleFor(fields => fields.Stage).IsText();
        RuleFor(fields => fields.Type).IsText();
        RuleFor(fields => fields.Description).IsText();
        RuleFor(fields => fields.Priority).IsText();
        RuleFor(fields => fields.OwnerId).IsOwnerId();
        this.CustomPropertiesAreClean(names);
    }
}

/// <summary>What a new deal needs beside clean fields.</summary>
internal sealed class NewDealRules(IValidator<DealFields> fields) : NewRecordRules<DealFields>(fields)
{
    protected override IEnumerable<(string Field, string Message)> Missing(NewRecord<DealFields> record)
    {
        if (string.IsNullOrWhiteSpace(record.Fields.Name.Value))
            yield return ("name", "A new deal needs a 'name'.");
        if (string.IsNullOrWhiteSpace(record.Fields.Stage.Value))
            yield return ("stage", "A new deal needs a 'stage', by id or label.");
    }
}
