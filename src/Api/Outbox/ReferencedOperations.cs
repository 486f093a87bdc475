using System.Text.Json;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Outbox;

/// <summary>How the operations stand that a write names.</summary>
/// <param name="Ids">The records of those that have succeeded. A workflow's operation may stand for several, each of another type.</param>
/// <param name="Awaited">Those that have not ended.</param>
/// <param name="Dead">One that was given up, and may be replayed.</param>
/// <param name="Refusal">Why the write can never be done.</param>
internal sealed record ReferenceState(IReadOnlyDictionary<(string Operation, CrmObjectType Type), string> Ids, IReadOnlyList<string> Awaited, string? Dead, Problem? Refusal);

/// <summary>Looks up the operations that stand where ids of records are expected.</summary>
internal sealed class ReferencedOperations(IOperations operations)
{
    private const int AtOnce = 100;
    private const string Unknown = "There is no operation with this id.";

    /// <summary>All of them.</summary>
    public Task<ReferenceState> LookAsync(IReadOnlyList<WriteReference> references, CancellationToken cancellationToken) => LookAsync(references, isOneEnough: false, cancellationToken);

    /// <summary>For who can do nothing as long as one of them has not ended: the rest is not looked at then.</summary>
    public Task<ReferenceState> LookUntilAwaitedAsync(IReadOnlyList<WriteReference> references, CancellationToken cancellationToken) => LookAsync(references, isOneEnough: true, cancellationToken);

    /// <summary>When to look again for an operation that is awaited: at first it takes a moment, and who has waited long can wait a little longer.</summary>
    /// <param name="waited">Since when, until now.</param>
    public static TimeSpan LookAgainAfter(TimeSpan waited) => TimeSpan.FromSeconds(Math.Clamp(waited.TotalSeconds / 10, 1, 15));

    private async Task<ReferenceState> LookAsync(IReadOnlyList<WriteReference> references, bool isOneEnough, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<(string Operation, CrmObjectType Type), string>();
        var awaited = new List<string>();
        string? dead = null;
        foreach (var some in references.GroupBy(reference => reference.Operation, StringComparer.Ordinal).Chunk(AtOnce))
        {
            var known = (await operations.FindManyAsync([.. some.Select(named => named.Key)], cancellationToken)).ToDictionary(operation => operation.Id, StringComparer.Ordinal);
            foreach (var named in some)
            {
                var operation = known.GetValueOrDefault(named.Key);
                if (Take(ids, operation, named) is { } refusal)
                    return new(ids, awaited, dead, refusal);
                if (operation is { HasEnded: false })
                    awaited.Add(named.Key);
                if (operation is { Status: OperationStatus.Dead })
                    dead = named.Key;
            }

            if (isOneEnough && awaited.Count > 0)
                break;
        }

        return new(ids, awaited, dead, Refusal: null);
    }

    /// <summary>Adds the records that an operation stands for.</summary>
    /// <returns>Why it cannot stand for one of them.</returns>
    private static Problem? Take(Dictionary<(string Operation, CrmObjectType Type), string> ids, Operation? operation, IEnumerable<WriteReference> named)
    {
        foreach (var reference in named.DistinctBy(reference => reference.Type))
        {
            if (operation is { Status: OperationStatus.Succeeded } && RecordOf(operation, reference.Type) is { } id)
                ids[(reference.Operation, reference.Type)] = id;
            else if (Refuse(operation, reference) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static Problem? Refuse(Operation? operation, WriteReference reference) => operation switch
    {
        null when reference.Field is null => Problem.Of(404, ProblemCodes.RecordNotFound, "No such record", Unknown),
        null => Invalid(reference, Unknown),
        { Status: OperationStatus.Failed } => OutboxProblems.Failed(operation.Id),
        { Status: OperationStatus.Succeeded } when reference.Field is null => Problem.Of(404, ProblemCodes.RecordNotFound, "No such record", WrongType(reference)),
        { Status: OperationStatus.Succeeded } => Invalid(reference, WrongType(reference)),
        _ => null,
    };

    private static Problem Invalid(WriteReference reference, string message) =>
        ProblemTable.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [reference.Field!] = [message] });

    private static string WrongType(WriteReference reference) => $"This operation made no {reference.Type.Singular()}.";

    /// <summary>The record in a result: <c>{ "type", "id" }</c> of a write, or <c>{ "contactId", … }</c> of a workflow.</summary>
    private static string? RecordOf(Operation operation, CrmObjectType type)
    {
        if (operation.Result is null || JsonSerializer.Deserialize<JsonElement>(operation.Result) is not { ValueKind: JsonValueKind.Object } result)
            return null;
        if (result.TryGetProperty("type", out var own))
            return own.GetString() == type.Singular() && result.TryGetProperty("id", out var id) ? id.GetString() : null;
        return result.TryGetProperty($"{type.Singular()}Id", out var part) && part.ValueKind == JsonValueKind.String ? part.GetString() : null;
    }
}

/// <summary>What may be wrong with an operation that stands for a record.</summary>
internal static class OutboxProblems
{
    private const int AskAgainSeconds = 5;

    /// <summary>The record is not there yet.</summary>
    public static Problem Pending(string operation) =>
        Problem.Of(409, ProblemCodes.OperationPending, "Operation not finished", $"Operation {operation} has not made its record yet. Repeat this request later, or send it with Prefer: respond-async.") with { RetryAfterSeconds = AskAgainSeconds };

    /// <summary>The record will never be there.</summary>
    public static Problem Failed(string operation) =>
        Problem.Of(409, ProblemCodes.OperationFailed, "Operation failed", $"Operation {operation}, which this request needs, failed: it made no record.");
}
