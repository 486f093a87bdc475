using System.Text.Json;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Delivery;
using HubSpotCrm.Domain.Operations;

namespace HubSpotCrm.Application.Workflows;

/// <summary>Does runs: steps that need nothing of each other side by side, each of them once.</summary>
internal sealed class RunWork(AllWorkflows workflows, StepTurns turns, IOperations operations, IProblemDocuments problems, TimeProvider time) : IQueueWork
{
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(15);

    public string Queue => Queues.Runs;

    /// <summary>Enough for the calls of many runs to fill a batch.</summary>
    public int Parallel => 200;

    public int CrashesBeforeAlone => 1;

    public RetrySchedule Schedule => RetrySchedule.Inbox;

    public async Task<IReadOnlyList<Effect>> DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var run = RunPayload.Read(message.Payload);
        using var underWay = turns.Enter(run);
        var progress = new RunProgress(run.Plan(workflows));
        while (progress.Ready is { Count: > 0 } ready)
        {
            cancellationToken.ThrowIfCancellationRequested();    // between steps only: what is under way is seen through
            if (await DoAsync(run, progress, ready) is { } refusal)
                return [new OperationEnded(run.Operation, progress.Steps, Result: null, problems.Write(refusal))];
        }

        return [new OperationEnded(run.Operation, progress.Steps, JsonSerializer.Serialize(progress.Records.ToDictionary(record => $"{record.Key}Id", record => record.Value, StringComparer.Ordinal)), Problem: null)];
    }

    /// <returns>Why the run is refused, or null.</returns>
    /// <exception cref="PostponedException">A step has to wait.</exception>
    private async Task<Exception?> DoAsync(RunPayload run, RunProgress progress, IReadOnlyList<RunStep> steps)
    {
        foreach (var step in steps)
            progress.Begin(step);
        var done = progress.Records;
        var shown = done.Count == 0 ? Task.CompletedTask : operations.ShowStepsAsync(run.Operation, progress.Steps, CancellationToken.None);
        var failures = await Task.WhenAll(steps.Select(step => DoAsync(run, progress, step, done)));
        await shown;
        if (failures.FirstOrDefault(IsRefusal) is { } refusal)
            return refusal;
        if (failures.FirstOrDefault(failure => failure is not null) is not { } wait)
            return null;
        await operations.ShowStepsAsync(run.Operation, progress.Steps, CancellationToken.None);
        throw new PostponedException(wait.Message, WaitAfter(wait, run.At), wait);
    }

    private async Task<Exception?> DoAsync(RunPayload run, RunProgress progress, RunStep step, StepRecords done)
    {
        try
        {
            progress.Done(step, await turns.DoOnceAsync(run, step, done));
            return null;
        }
        catch (Exception failure) when (failure is CrmException or PostponedException)
        {
            var explained = step.Explain(failure);
            progress.Failed(step, IsRefusal(failure) ? OperationStatus.Failed : OperationStatus.Queued, failure is CrmException ? problems.Write(explained) : null);
            return explained;
        }
    }

    private static bool IsRefusal(Exception? failure) => failure is CrmRejectedException or CrmConflictException or CrmRecordNotFoundException;

    // At first somebody is waiting; later it is only to be done.
    private TimeSpan WaitAfter(Exception failure, DateTimeOffset began) => failure switch
    {
        PostponedException postponed => postponed.Wait,
        CrmOutcomeUnknownException unknown => unknown.RetryAfter,
        CrmBusyException busy => busy.RetryAfter,
        _ => time.GetUtcNow() - began < Young ? Soon : Later,
    };
}
