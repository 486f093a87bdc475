using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Outbox;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Hosting.Swagger;

/// <summary>An example for each problem, made by the table that makes the real ones.</summary>
internal static class ProblemExamples
{
    private const string OperationId = "op_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f";
    private const string CorrelationId = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";

    public static IReadOnlyList<Problem> For(int status, bool confirms, bool writes) => status switch
    {
        400 => [ProblemTable.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["email"] = ["Must be an e-mail address such as ana.ruiz@example.net."] })],
        404 => [Of(CrmRecordNotFoundException.Of(CrmObjectType.Contact))],
        409 => [Of(new CrmConflictException("Another record already has this unique value.", "51200000101", Answer(409, "CONFLICT")))],
        422 when confirms => [Of(new EraseNotConfirmedException())],
        422 => [Of(new CrmRejectedException("HubSpot refuses these values.", Refused, Answer(400, "VALIDATION_ERROR")))],
        429 => [ProblemTable.OfStatus(429) with { RetryAfterSeconds = 42 }],
        502 => [Of(new CrmAccessException("The HubSpot token lacks a scope: crm.objects.contacts.write.", ["crm.objects.contacts.write"], Answer(403, "MISSING_SCOPES")))],
        503 =>
        [
            Of(new CrmUnavailableException("HubSpot failed with status 503.", TimeSpan.FromSeconds(5), Answer(503, category: null))),
            Of(new CrmBusyException("HubSpot's request quota is used up for longer than this call may wait.", TimeSpan.FromSeconds(8))),
            .. writes ? [Of(new CrmOutcomeUnknownException(TimeSpan.FromSeconds(25)))] : Array.Empty<Problem>(),
        ],
        _ => [ProblemTable.OfStatus(status)],
    };

    /// <summary>What an idempotency key may be answered with.</summary>
    public static IReadOnlyList<Problem> OfKey(int status) => status == 409 ? [ProblemTable.KeyInProgress(TimeSpan.FromSeconds(2))] : [ProblemTable.KeyMismatch];

    /// <summary>What a write may be answered with that names an operation in the place of a record.</summary>
    public static IReadOnlyList<Problem> OfOperations { get; } = [OutboxProblems.Pending(OperationId), OutboxProblems.Failed(OperationId)];

    private static Dictionary<string, string[]> Refused => new(StringComparer.Ordinal) { ["leadStatus"] = ["MAYBE was not one of the allowed options: [NEW, OPEN]"] };

    private static CrmAnswer Answer(int status, string? category) => new(status, category, CorrelationId);

    private static Problem Of(Exception exception) => ProblemTable.Of(exception)!;
}
