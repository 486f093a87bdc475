using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Records.Batches;

/// <summary>Sends the inputs that keep the rules and gives the others their own error, in the order of the inputs.</summary>
internal static class BatchInputs
{
    /// <param name="check">The rules of one input.</param>
    /// <param name="resolve">Puts ids in the place of words, or throws for the one input.</param>
    /// <param name="send">Sends what is left.</param>
    public static async Task<IReadOnlyList<BatchOutcome<T>>> SendValidAsync<TInput, T>(
        IReadOnlyList<TInput> inputs, Func<TInput, ValidationResult> check, Func<TInput, ValueTask<TInput>> resolve,
        Func<IReadOnlyList<TInput>, Task<IReadOnlyList<BatchOutcome<T>>>> send)
        where T : class
    {
        var outcomes = new BatchOutcome<T>[inputs.Count];
        var valid = new List<(int Index, TInput Input)>(inputs.Count);
        for (var i = 0; i < inputs.Count; i++)
        {
            try
            {
                valid.Add((i, await ReadyAsync(inputs[i], check, resolve)));
            }
            catch (Exception refusal) when (refusal is ValidationException or CrmRejectedException)
            {
                outcomes[i] = BatchOutcome<T>.Failed(refusal);
            }
        }

        var sent = valid.Count == 0 ? [] : await send(valid.ConvertAll(each => each.Input));
        for (var i = 0; i < valid.Count; i++)
            outcomes[valid[i].Index] = sent[i];
        return outcomes;
    }

    private static ValueTask<TInput> ReadyAsync<TInput>(TInput input, Func<TInput, ValidationResult> check, Func<TInput, ValueTask<TInput>> resolve) =>
        check(input) is { IsValid: false } refused ? throw new ValidationException(refused.Errors) : resolve(input);
}
