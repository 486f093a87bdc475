using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Records;

/// <summary>Rules that a new record must meet beside those of its fields.</summary>
internal interface INewRecordRules<in TFields>
{
    ValidationResult Validate(TFields fields);
}

/// <summary>Sends the inputs that keep the rules and gives the others their own error, in the order of the inputs.</summary>
internal static class BatchInputs
{
    public static async Task<IReadOnlyList<BatchOutcome<T>>> SendValidAsync<TInput, T>(
        IReadOnlyList<TInput> inputs, Func<TInput, ValidationResult> check, Func<IReadOnlyList<TInput>, Task<IReadOnlyList<BatchOutcome<T>>>> send)
        where T : class
    {
        var outcomes = new BatchOutcome<T>[inputs.Count];
        var valid = new List<int>(inputs.Count);
        for (var i = 0; i < inputs.Count; i++)
        {
            if (check(inputs[i]) is { IsValid: false } result)
                outcomes[i] = BatchOutcome<T>.Failed(new ValidationException(result.Errors));
            else
                valid.Add(i);
        }

        var sent = valid.Count == 0 ? [] : await send(valid.ConvertAll(i => inputs[i]));
        for (var i = 0; i < valid.Count; i++)
            outcomes[valid[i]] = sent[i];
        return outcomes;
    }
}
