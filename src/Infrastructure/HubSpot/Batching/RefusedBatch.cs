using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>
/// Makes calls together. When HubSpot refuses all for the sake of one, the batch is halved until the culprit alone has the
/// error: seven calls find one among a hundred, and one more serves those that were left standing. Where many are refused
/// the rest go alone.
/// </summary>
internal static class RefusedBatch
{
    /// <summary>With so many culprits in one batch, finding each costs more than asking one by one.</summary>
    private const int Many = 12;

    public static Task SendAsync(BatchOperation operation, IReadOnlyList<RecordCall> calls, CancellationToken cancellationToken) => SendAsync(operation, calls, found: 0, cancellationToken);

    private static async Task SendAsync(BatchOperation operation, IReadOnlyList<RecordCall> calls, int found, CancellationToken cancellationToken)
    {
        if (found == Many)
        {
            foreach (var call in calls)
                await SendAsync(operation, [call], found: 0, cancellationToken);
            return;
        }

        if (await TryAsync(operation, calls, cancellationToken) is not { } refusal)
            return;
        if (calls.Count == 1)
            calls[0].Fail(refusal);
        else
            await SplitAsync(operation, calls, refusal, found, cancellationToken);
    }

    private static async Task SplitAsync(BatchOperation operation, IReadOnlyList<RecordCall> calls, Exception refusal, int found, CancellationToken cancellationToken)
    {
        List<RecordCall> suspects = [.. calls], rest = [];
        while (suspects.Count > 1)
        {
            var half = suspects.Count / 2;
            List<RecordCall> first = suspects[..half], second = suspects[half..];
            if (await TryAsync(operation, first, cancellationToken) is { } again)
            {
                (suspects, refusal) = (first, again);
                rest.AddRange(second);
            }
            else
            {
                suspects = second;    // the refusal spoke of these, as the others were taken
            }
        }

        if (rest.Count > 0)
            suspects[0].Fail(refusal);
        await SendAsync(operation, rest.Count > 0 ? rest : suspects, found + 1, cancellationToken);    // with nobody left standing there is a call to spare to make sure
    }

    /// <summary>The refusal of all, or null when each has its own outcome.</summary>
    private static async Task<Exception?> TryAsync(BatchOperation operation, IReadOnlyList<RecordCall> calls, CancellationToken cancellationToken)
    {
        try
        {
            if (calls.Count > 1)
                await operation.TogetherAsync(calls, cancellationToken);
            else
                calls[0].Succeed(await operation.AloneAsync(calls[0], cancellationToken));
            return null;
        }
        catch (CrmRejectedException refusal) when (WriteIdProperty.IsMissing(refusal))
        {
            throw;    // all inputs lack it alike
        }
        catch (Exception refusal) when (refusal is CrmRejectedException or CrmConflictException or CrmRecordNotFoundException)
        {
            return refusal;
        }
    }
}
