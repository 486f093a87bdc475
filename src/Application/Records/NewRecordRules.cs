using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Records;

/// <summary>What a new record must have beside clean fields.</summary>
internal interface INewRecordRules<TFields>
    where TFields : class, IRecordFields
{
    ValidationResult Validate(NewRecord<TFields> record);
}

/// <summary>The rules of one object type: its fields are clean, its associations name records, and it has what makes it one.</summary>
internal abstract class NewRecordRules<TFields>(IValidator<TFields> fields) : INewRecordRules<TFields>
    where TFields : class, IRecordFields
{
    private const int MaxAssociations = 500;

    public ValidationResult Validate(NewRecord<TFields> record)
    {
        var result = fields.Validate(record.Fields);
        result.Errors.AddRange(Missing(record).Select(missing => new ValidationFailure(missing.Field, missing.Message)));
        result.Errors.AddRange(record.Associations.Where(to => !to.IsWellFormed).Select(to => new ValidationFailure($"associations.{to.Type.Plural()}", "Must be ids of records: digits.")));
        if (record.Associations.Count > MaxAssociations)
            result.Errors.Add(new("associations", $"At most {MaxAssociations} associations."));
        return result;
    }

    /// <summary>Fields that a new record of this type lacks, with what to say about each.</summary>
    protected abstract IEnumerable<(string Field, string Message)> Missing(NewRecord<TFields> record);
}
