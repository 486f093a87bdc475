using System.Collections.Concurrent;
using System.Text.Json;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Delivery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Outbox;

/// <summary>Sends writes that waited. A refusal ends one; what is wrong with HubSpot only makes it wait.</summary>
internal sealed class OutboxWork(WriteReplay replay, ReferencedOperations operations, OutboxGate gate, IOptions<JsonOptions> json, TimeProvider time) : IQueueWork
{
    private const int MostFailures = 1_000;

    /// <summary>When writes failed last, by their operations.</summary>
    private readonly ConcurrentDictionary<string, long> _failures = new(StringComparer.Ordinal);

    public string Queue => Queues.Outbox;

    /// <summary>Enough to fill HubSpot's batches.</summary>
    public int Parallel => 400;

    public int CrashesBeforeAlone => 1;

    public RetrySchedule Schedule => RetrySchedule.Inbox;

    public int RoomBeside(int running)
    {
        if (!gate.IsOpen)
            return gate.MayKnock() ? 1 : 0;
        return running == 0 || Parallel - running >= Parallel / 4 ? Parallel - running : 0;
    }

    public IReadOnlyDictionary<string, string[]> FlawsOf(string payload, string before) => StoredWrite.FlawsOf(payload, before);

    public async Task<IReadOnlyList<Effect>> DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var write = StoredWrite.Read(message.Payload);
        var body = write.BodyBytes;
        var references = WriteReferences.Find(write.Path, body.Span);
        var state = await operations.LookUntilAwaitedAsync(references, cancellationToken);
        if (state.Refusal is { } refusal)
            return WriteResults.Failed(write, JsonSerializer.SerializeToUtf8Bytes(refusal with { TraceId = write.CorrelationId }, json.Value.JsonSerializerOptions));
        if (state.Dead is { } dead)
            throw new OperationDeadException(dead);
        var age = time.GetUtcNow() - message.EnqueuedAt;
        if (state.Awaited is [var awaited, ..])
            throw new PostponedException($"It waits for what operation {awaited} makes.", ReferencedOperations.LookAgainAfter(age));
        if (gate.MustWait(write.Type, age) is { } wait)
            throw new PostponedException("HubSpot is away, or refuses such writes.", Jittered(wait));
        var attempt = new Attempt(write, time.GetTimestamp(), age);
        var sending = replay.SendAsync(write, WriteReferences.InAddress(write.Address, state.Ids), WriteReferences.InBody(body, references, state.Ids));
        return Ended(attempt, await sending.WaitAsync(cancellationToken));    // who stops does not wait for HubSpot: the key's turn keeps a repeat apart from what goes on
    }

    private OperationEnded[] Ended(Attempt attempt, ReplayedAnswer answer)
    {
        var write = attempt.Write;
        if (answer is { Status: >= 200 and < 300, Route: { } route })
        {
            if (route.IsBatch && WriteResults.NotDoneIn(answer.Body)?.Deserialize<Problem>(json.Value.JsonSerializerOptions) is { } missing && Again(missing, attempt) is { } rest)
                throw rest;
            Answered(write);
            return WriteResults.Succeeded(write, route, answer.Body);
        }

        var problem = JsonSerializer.Deserialize<Problem>(answer.Body.Span, json.Value.JsonSerializerOptions) ?? ProblemTable.OfStatus(answer.Status);
        if (Again(problem, attempt) is { } again)
            throw again;
        if (problem.HubSpot is not null)
            Answered(write);
        return WriteResults.Failed(write, answer.Body);
    }

    /// <summary>Why the write is to be sent again; null when the problem is its end.</summary>
    private Exception? Again(Problem problem, Attempt attempt)
    {
        if (IsLater(problem, attempt) is { } wait)
            return new PostponedException(problem.Detail, wait);
        return problem.Status >= 500 ? new InvalidOperationException($"The write was answered with status {problem.Status}.") : null;
    }

    /// <summary>How long to wait when the write is not what is wrong.</summary>
    private TimeSpan? IsLater(Problem problem, Attempt attempt)
    {
        switch (problem.Code)
        {
            case ProblemCodes.HubSpotUnavailable when FailsAlone(attempt) && WasSent(problem, attempt):
                return null;
            case ProblemCodes.HubSpotUnavailable:
                gate.Away(attempt.Began);
                return Jittered(OutboxGate.BetweenKnocks);
            case ProblemCodes.HubSpotAccess when problem.HubSpot is { Status: StatusCodes.Status401Unauthorized }:
                gate.Refused(type: null, problem.Detail);
                return Jittered(OutboxGate.WhileParked);
            case ProblemCodes.HubSpotAccess:
                return WhileRefused(problem, attempt);
            case ProblemCodes.HubSpotOutcomeUnknown:
                gate.Away(attempt.Began);
                return Asked(problem);
            case ProblemCodes.HubSpotBusy or ProblemCodes.StoreUnavailable or ProblemCodes.KeyInProgress or ProblemCodes.OperationPending:
                return Asked(problem);
            default:
                return null;
        }
    }

    /// <summary>HubSpot says 403. A missing scope is somebody's to correct; without one it may be this write that it never takes.</summary>
    private TimeSpan? WhileRefused(Problem problem, Attempt attempt)
    {
        var alone = FailsAlone(attempt);
        if (alone && problem.MissingScopes is null)
            return null;
        gate.Refused(attempt.Write.Type, problem.Detail, alone);
        return Jittered(OutboxGate.WhileTypeIsParked(attempt.Age));
    }

    /// <summary>Whether others of its type were answered since it set out, or since it failed before: then HubSpot fails on this write alone.</summary>
    private bool FailsAlone(Attempt attempt)
    {
        var since = _failures.GetValueOrDefault(attempt.Write.Operation, attempt.Began);
        if (_failures.Count >= MostFailures)
            _failures.Clear();
        _failures[attempt.Write.Operation] = time.GetTimestamp();
        return gate.HasAnswered(attempt.Write.Type, since);
    }

    // Calls that are held back because others failed end at once, and without an answer.
    private bool WasSent(Problem problem, Attempt attempt) => problem.HubSpot is not null || time.GetElapsedTime(attempt.Began) >= OutboxGate.BetweenKnocks;

    private void Answered(StoredWrite write)
    {
        _failures.TryRemove(write.Operation, out _);
        gate.Answered(write.Type);
    }

    private static TimeSpan Asked(Problem problem) => TimeSpan.FromSeconds((problem.RetryAfterSeconds ?? 1) + Random.Shared.NextDouble());

    private static TimeSpan Jittered(TimeSpan wait) => wait * (0.7 + (0.3 * Random.Shared.NextDouble()));

    /// <summary>A write that was sent.</summary>
    /// <param name="Began">A timestamp.</param>
    /// <param name="Age">How long it had waited then.</param>
    private sealed record Attempt(StoredWrite Write, long Began, TimeSpan Age);
}
