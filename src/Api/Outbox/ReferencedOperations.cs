using System.Text.Json;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Outbox;

/// <summary>How the operations stand that a write names.</summary>
/// <param name="Ids">The records of those that have succeeded.</param>
/// <param name="Awaited">Those that have not ended.</param>
/// <param name="Dead">One that was given up, and may be replayed.</param>
/// <param name="Refusal">Why the write can never be done.</param>
internal sealed record ReferenceState(IReadOnlyDictionary<string, string> Ids, IReadOnlyList<string> Awaited, string? Dead, Problem? Refusal);

/// <summary>Looks up the operations that stand where ids of records are expected.</summary>
internal sealed class ReferencedOperations(IOperations operations)
{
    private const string Unknown = "There is no operation with this id.";

    public async Task<ReferenceState> LookAsync(IReadOnlyList<WriteReference> references, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var awaited = new List<string>();
        string? dead = null;
        foreach (var named in references.GroupBy(reference => reference.Operation, StringComparer.Ordinal))
        {
            var operation = await operations.FindAsync(named.Key, cancellationToken);
            if (operation is { Status: OperationStatus.Succeeded } && RecordOf(operation, named.First().Type) is { } id && named.All(reference => reference.Type == named.First().Type))
                ids[named.Key] = id;
            else if (Refuse(operation, named.First()) is { } refusal)
                return new(ids, awaited, dead, refusal);
            else
                awaited.Add(named.Key);
            if (operation is { Status: OperationStatus.Dead })
                dead = named.Key;
        }

        return new(ids, awaited, dead, Refusal: null);
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
