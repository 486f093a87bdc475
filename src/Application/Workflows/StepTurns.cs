using System.Text;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;

namespace HubSpotCrm.Application.Workflows;

/// <summary>
/// Does each step of a run once. Its turn is an idempotency key: on disk before the step begins, with the ids of what it
/// creates, so that a lost answer or a crash is settled as that of a request is (ADR 0011).
/// </summary>
internal sealed class StepTurns(IIdempotencyKeys keys, ICallerContext callers, RunsUnderWay underWay, TimeProvider time)
{
    private const int Done = 200;

    /// <summary>The longest that anybody waits for an answer; what is older has nobody at a screen.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public IDisposable Enter(RunPayload run) => underWay.Enter(run.Key);

    /// <returns>The id of the step's record.</returns>
    /// <exception cref="PostponedException">Another instance is at it, or was when it ended.</exception>
    public async Task<string> DoOnceAsync(RunPayload run, RunStep step, StepRecords records) => await keys.TakeAsync(new(KeyOwners.Runs, NameOf(run, step)), step.Name, CancellationToken.None) switch
    {
        KeyState.Yours yours => await DoAsync(run, step, records, yours),
        KeyState.Answered answered => await LinkAsync(run, step, records, answered.Answer),
        KeyState.InProgress other => throw new PostponedException($"Another instance is at the step '{step.Name}'.", other.RetryAfter),
        var other => throw new InvalidOperationException($"The key of the step '{step.Name}' stands for something else: {other.GetType().Name}."),
    };

    /// <summary>True when an earlier try has begun the step, so that there may be something of it. Asking begins nothing.</summary>
    /// <exception cref="PostponedException">Another instance is at it, or was when it ended.</exception>
    public async Task<bool> HasBegunAsync(RunPayload run, RunStep step)
    {
        switch (await keys.TakeAsync(new(KeyOwners.Runs, NameOf(run, step)), step.Name, CancellationToken.None))
        {
            case KeyState.Yours yours:
                await yours.Turn.LeaveOpenAsync();
                return yours.Writes.Since is not null;
            case KeyState.InProgress other:
                throw new PostponedException($"Another instance is at the step '{step.Name}'.", other.RetryAfter);
            default:
                return true;
        }
    }

    // What is made is made once for an external id; what is ensured is ensured anew when a refused run is sent again, corrected.
    private static string NameOf(RunPayload run, RunStep step) => step.IsEnsured ? $"{run.Key}/{run.Operation}/{step.Name}" : $"{run.Key}/{step.Name}";

    private async Task<string> DoAsync(RunPayload run, RunStep step, StepRecords records, KeyState.Yours yours)
    {
        using var entered = callers.Enter(CallerOf(run, yours.Writes));
        string record;
        try
        {
            record = await step.DoAsync(records, CancellationToken.None);    // seen through: what is given up half-way may have been made
        }
        catch
        {
            await yours.Turn.LeaveOpenAsync();
            throw;
        }

        await yours.Turn.AnswerAsync(new(Done, ContentType: null, Location: run.Operation, Encoding.UTF8.GetBytes(record)));
        return record;
    }

    // What an earlier run made is linked with the records of this one too: since the correction they may be others.
    private async Task<string> LinkAsync(RunPayload run, RunStep step, StepRecords records, KeptAnswer done)
    {
        var record = Encoding.UTF8.GetString(done.Body.Span);
        if (done.Location == run.Operation || step.LinkAsync is not { } linkAsync)
            return record;
        using var entered = callers.Enter(CallerOf(run, WriteIds.New()));
        await linkAsync(record, records, CancellationToken.None);
        return record;
    }

    private Caller CallerOf(RunPayload run, WriteIds writes) =>
        new(run.Caller) { IsBackground = time.GetUtcNow() - run.At > LongestWait, MayGather = underWay.AreSeveral, Writes = writes };
}
