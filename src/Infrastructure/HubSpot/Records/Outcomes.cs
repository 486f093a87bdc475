using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>What became of each of many calls, in their order.</summary>
internal static class Outcomes
{
    public static async Task<IReadOnlyList<BatchOutcome<T>>> OfAsync<T>(IReadOnlyList<Task<T>> calls, bool created = false)
        where T : class => await AllAsync(calls, async call => BatchOutcome<T>.Done(await call, created));

    public static async Task<IReadOnlyList<BatchOutcome<T>>> OfAsync<T>(IReadOnlyList<Task<WriteResult<T>>> calls)
        where T : class => await AllAsync(calls, async call =>
        {
            var result = await call;
            return BatchOutcome<T>.Done(result.Record, result.Created);
        });

    /// <summary>Of calls that answer no record.</summary>
    public static async Task<IReadOnlyList<BatchOutcome<T>>> OfAsync<T>(IReadOnlyList<Task> calls)
        where T : class => await AllAsync(calls, async call =>
        {
            await call;
            return BatchOutcome<T>.Done(record: null);
        });

    private static async Task<IReadOnlyList<BatchOutcome<T>>> AllAsync<T, TCall>(IReadOnlyList<TCall> calls, Func<TCall, Task<BatchOutcome<T>>> outcome)
        where T : class
    {
        var outcomes = new List<BatchOutcome<T>>(calls.Count);
        foreach (var call in calls)
            outcomes.Add(await CaughtAsync(() => outcome(call)));
        return outcomes;
    }

    private static async Task<BatchOutcome<T>> CaughtAsync<T>(Func<Task<BatchOutcome<T>>> outcome)
        where T : class
    {
        try
        {
            return await outcome();
        }
        catch (CrmException failure)
        {
            return BatchOutcome<T>.Failed(failure);
        }
    }
}
