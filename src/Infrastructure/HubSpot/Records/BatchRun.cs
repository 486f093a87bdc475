using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>
/// Takes any number of inputs through batches of HubSpot's size. Inputs for one record go in successive rounds, in their
/// order; inputs that have an outcome already are not sent. A batch that HubSpot refuses as a whole is halved until the culprit alone has its error.
/// </summary>
internal static class BatchRun
{
    /// <summary>HubSpot's limit for every object batch endpoint.</summary>
    private const int MaxInputs = 100;
    private const int AtOnce = 4;

    public static async Task<IReadOnlyList<BatchOutcome<T>>> RunAsync<T>(
        IReadOnlyList<BatchItem<T>> items, Func<IReadOnlyList<BatchItem<T>>, CancellationToken, Task> send, CancellationToken cancellationToken)
        where T : class
    {
        var together = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        foreach (var round in Rounds(items.Where(item => item.Outcome is null)))
            await Parallel.ForEachAsync(round.Chunk(MaxInputs), together, async (chunk, stop) => await SendAsync(chunk, send, stop));
        return [.. items.Select(item => item.Outcome ?? BatchOutcome<T>.Failed(LeftOut()))];
    }

    /// <summary>The outcome of a call that is made for one input.</summary>
    public static async Task<BatchOutcome<T>> AloneAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return BatchOutcome<T>.Done(await call());
        }
        catch (CrmException failure)
        {
            return BatchOutcome<T>.Failed(failure);
        }
    }

    private static async Task SendAsync<T>(ArraySegment<BatchItem<T>> chunk, Func<IReadOnlyList<BatchItem<T>>, CancellationToken, Task> send, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await send(chunk, cancellationToken);
        }
        catch (Exception refusal) when (refusal is CrmRejectedException or CrmConflictException or CrmRecordNotFoundException && chunk.Count > 1)
        {
            await SendAsync(chunk[..(chunk.Count / 2)], send, cancellationToken);
            await SendAsync(chunk[(chunk.Count / 2)..], send, cancellationToken);
        }
        catch (CrmException failure)
        {
            foreach (var item in chunk)
                item.Outcome ??= BatchOutcome<T>.Failed(failure);
        }
    }

    private static List<List<BatchItem<T>>> Rounds<T>(IEnumerable<BatchItem<T>> items)
        where T : class
    {
        var rounds = new List<List<BatchItem<T>>>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var round = seen.GetValueOrDefault(item.Key);
            seen[item.Key] = round + 1;
            if (round == rounds.Count)
                rounds.Add([]);
            rounds[round].Add(item);
        }

        return rounds;
    }

    private static CrmUnavailableException LeftOut() => new("HubSpot's answer to the batch does not mention this input.");
}
