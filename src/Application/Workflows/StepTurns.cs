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
    /// <summary>No API key has this name.</summary>
    private const string Owner = "(run)";
    private const int Done = 200;

    /// <summary>The longest that anybody waits for an answer; what is older has nobody at a screen.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public IDisposable Enter(RunPayload run) => underWay.Enter(run.Key);

    /// <returns>The id of the step's record.</returns>
    /// <exception cref="PostponedException">Another instance is at it, or was when it ended.</exception>
    public async Task<string> DoOnceAsync(RunPayload run, RunStep step, StepRecords records) => await keys.TakeAsync(new(Owner, $"{run.Key}/{step.Name}"), step.Name, CancellationToken.None) switch
    {
        KeyState.Yours yours => await DoAsync(run, step, records, yours),
        KeyState.Answered answered => Encoding.UTF8.GetString(answered.Answer.Body.Span),
        KeyState.InProgress other => throw new PostponedException($"Another instance is at the step '{step.Name}'.", other.RetryAfter),
        var other => throw new InvalidOperationException($"The key of the step '{step.Name}' stands for something else: {other.GetType().Name}."),
    };

    private async Task<string> DoAsync(RunPayload run, RunStep step, StepRecords records, KeyState.Yours yours)
    {
        using var entered = callers.Enter(new Caller(run.Caller) { IsBackground = time.GetUtcNow() - run.At > LongestWait, MayGather = underWay.AreSeveral, Writes = yours.Writes });
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

        await yours.Turn.AnswerAsync(new(Done, ContentType: null, Location: null, Encoding.UTF8.GetBytes(record)));
        return record;
    }
}
