using System.Text;
using System.Text.Json;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Delivery;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Outbox;

/// <summary>Sends writes that waited. A refusal ends one; what is wrong with HubSpot only makes it wait.</summary>
internal sealed class OutboxWork(WriteReplay replay, ReferencedOperations operations, OutboxGate gate, IOptions<JsonOptions> json, TimeProvider time) : IQueueWork
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public string Queue => Queues.Outbox;

    /// <summary>Enough to fill HubSpot's batches; each lane that was at work when a process ended is looked at alone.</summary>
    public int Parallel => 400;

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
        var state = await operations.LookAsync(references, cancellationToken);
        if (state.Refusal is { } refusal)
            return Failed(write, JsonSerializer.SerializeToUtf8Bytes(refusal with { TraceId = write.CorrelationId }, json.Value.JsonSerializerOptions));
        if (state.Dead is { } dead)
            throw new OperationDeadException(dead);
        if (state.Awaited is [var awaited, ..])
            throw new PostponedException($"It waits for what operation {awaited} makes.", Moment);
        if (gate.ParkedFor(write.Type) is { } wait)
            throw new PostponedException("HubSpot refuses writes of this type.", Jittered(wait));
        var began = time.GetTimestamp();
        var answer = await replay.SendAsync(write, WriteReferences.InAddress(write.Address, state.Ids), WriteReferences.InBody(body, references, state.Ids));
        return Ended(write, answer, began);
    }

    private OperationEnded[] Ended(StoredWrite write, ReplayedAnswer answer, long began)
    {
        if (answer is { Status: >= 200 and < 300, Route: { } route })
        {
            if (route.IsBatch && WriteResults.NotDoneIn(answer.Body)?.Deserialize<Problem>(json.Value.JsonSerializerOptions) is { } missing && Again(missing, write, began) is { } rest)
                throw rest;
            gate.Answered(write.Type);
            return Succeeded(write, route, answer.Body);
        }

        var problem = JsonSerializer.Deserialize<Problem>(answer.Body.Span, json.Value.JsonSerializerOptions) ?? ProblemTable.OfStatus(answer.Status);
        if (Again(problem, write, began) is { } again)
            throw again;
        if (problem.HubSpot is not null)
            gate.Answered(write.Type);
        return Failed(write, answer.Body);
    }

    /// <summary>Why the write is to be sent again; null when the problem is its end.</summary>
    private Exception? Again(Problem problem, StoredWrite write, long began)
    {
        if (IsLater(problem, write, began) is { } wait)
            return new PostponedException(problem.Detail, wait);
        return problem.Status >= 500 ? new InvalidOperationException($"The write was answered with status {problem.Status}.") : null;
    }

    /// <summary>How long to wait when the write is not what is wrong.</summary>
    private TimeSpan? IsLater(Problem problem, StoredWrite write, long began)
    {
        var asked = TimeSpan.FromSeconds(problem.RetryAfterSeconds ?? 1);
        switch (problem.Code)
        {
            case ProblemCodes.HubSpotUnavailable:
                gate.Away(began);
                return Jittered(OutboxGate.BetweenKnocks);
            case ProblemCodes.HubSpotAccess:
                gate.Refused(problem.MissingScopes is null ? null : write.Type, problem.Detail);
                return Jittered(OutboxGate.WhileParked);
            case ProblemCodes.HubSpotBusy or ProblemCodes.HubSpotOutcomeUnknown or ProblemCodes.StoreUnavailable or ProblemCodes.KeyInProgress or ProblemCodes.OperationPending:
                return asked + (Moment * Random.Shared.NextDouble());
            default:
                return null;
        }
    }

    private static OperationEnded[] Succeeded(StoredWrite write, WriteRoute route, ReadOnlyMemory<byte> body)
    {
        var step = new OperationStep(write.Type.Singular(), OperationStatus.Succeeded, route.IsBatch ? null : WriteResults.IdIn(body) ?? route.Id);
        return [new(write.Operation, [step], WriteResults.Of(route, body), Problem: null)];
    }

    private static OperationEnded[] Failed(StoredWrite write, ReadOnlyMemory<byte> body)
    {
        var problem = Encoding.UTF8.GetString(body.Span);
        return [new(write.Operation, [new(write.Type.Singular(), OperationStatus.Failed, RecordId: null, problem)], Result: null, problem)];
    }

    private static TimeSpan Jittered(TimeSpan wait) => wait * (0.7 + (0.3 * Random.Shared.NextDouble()));
}
