using System.Collections.Concurrent;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Infrastructure.Callers;
using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.Quota;
using HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>
/// Calls for single records on their way to HubSpot. With a permit to spare each leaves at once; when permits are short they
/// gather, and each permit that comes takes up to a hundred of a kind along. Load decides, not a timer.
/// </summary>
internal sealed class BatchQueue(HubSpotQuota quota, ICallerContext callers, CallerPatience patience, HubSpotBreaker breaker, TimeProvider time)
{
    /// <summary>So many inputs of one request are an import, which nobody waits for at a screen.</summary>
    private const int Many = WaitingLines.MaxTogether;

    private readonly ConcurrentDictionary<string, Gathering<RecordCall>> _gatherings = new(StringComparer.Ordinal);

    /// <summary>Makes one call.</summary>
    /// <param name="operation">What to do.</param>
    /// <param name="input">The record and its values.</param>
    /// <param name="properties">The properties that the answer is to have.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller alone; while the call waits, it takes it out of the queue.</param>
    /// <returns>HubSpot's answer; null where it has none.</returns>
    public Task<HubSpotRecord?> SendAsync(BatchOperation operation, HubSpotBatchInput input, IReadOnlyList<string> properties, CancellationToken cancellationToken) =>
        SendMany(operation, [(input, properties)], cancellationToken)[0];

    /// <summary>Makes calls that come together. Each has its own answer or error.</summary>
    public IReadOnlyList<Task<HubSpotRecord?>> SendMany(
        BatchOperation operation, IReadOnlyList<(HubSpotBatchInput Input, IReadOnlyList<string> Properties)> inputs, CancellationToken cancellationToken)
    {
        var caller = callers.Current with { IsBackground = callers.Current.IsBackground || inputs.Count > Many, Deadline = patience.Deadline };
        var calls = inputs.Select(each => new RecordCall(operation, each.Input, each.Properties, caller)).ToList();
        try
        {
            if (breaker.Refusal is { } refusal)
                throw refusal;
            if (caller.MayGather && calls.Count < Many)
                _gatherings.GetOrAdd(operation.Kind, _ => new(time, Many, JoinTogether)).Add(calls);
            else
                quota.Join(calls, patience.Left);
        }
        catch (CrmException refusal)
        {
            return calls.ConvertAll(_ => Task.FromException<HubSpotRecord?>(refusal));
        }

        return calls.ConvertAll(call => GoAsync(call, cancellationToken));
    }

    // As long as the most patient of them: the others end their waiting by themselves.
    private void JoinTogether(IReadOnlyList<RecordCall> calls)
    {
        try
        {
            quota.Join(calls, time.Until(calls.Max(call => call.Deadline)));
        }
        catch (CrmException refusal)
        {
            foreach (var call in calls)
                call.Refuse(refusal);
        }
    }

    private async Task<HubSpotRecord?> GoAsync(RecordCall call, CancellationToken cancellationToken)
    {
        var grant = await quota.WaitAsync(call, time.Until(call.Deadline), cancellationToken);
        if (!grant.IsRide && grant.Riders.Count == 0)
        {
            using var offered = quota.Offer();
            return await call.Operation.AloneAsync(call, cancellationToken);
        }

        if (!grant.IsRide)
            _ = Task.Run(() => GoTogetherAsync([call, .. grant.Riders.Cast<RecordCall>()]), CancellationToken.None);    // belongs to all of them
        return await call.Answer.WaitAsync(cancellationToken);
    }

    private async Task GoTogetherAsync(IReadOnlyList<RecordCall> calls)
    {
        var first = calls[0];
        using var entered = callers.Enter(new Caller(first.Caller) { IsBackground = first.IsBackground, Deadline = calls.Max(call => call.Deadline) });
        try
        {
            using (quota.Offer())
                await RefusedBatch.SendAsync(first.Operation, calls, CancellationToken.None);
            await Task.WhenAll(calls.Where(call => call.IsOpen).Select(GoAloneAsync));
        }
        catch (Exception failure)
        {
            foreach (var call in calls)
                call.Fail(failure);
        }
    }

    // HubSpot passed over it.
    private static async Task GoAloneAsync(RecordCall call)
    {
        try
        {
            call.Succeed(await call.Operation.AloneAsync(call, CancellationToken.None));
        }
        catch (CrmException failure)
        {
            call.Fail(failure);
        }
    }
}
