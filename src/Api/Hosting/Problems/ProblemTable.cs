using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Ports.Scheduling;

namespace HubSpotCrm.Api.Hosting.Problems;

/// <summary>The one table from our errors to problem documents.</summary>
internal static class ProblemTable
{
    /// <summary>What an outage is taken to last when nothing tells.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    /// <summary>The problem for an error, or null for one that nobody foresaw.</summary>
    public static Problem? Of(Exception exception) => exception switch
    {
        ValidationException invalid => Invalid(FieldErrors(invalid.Errors)),
        SearchTooDeepException deep => Problem.Of(400, ProblemCodes.SearchTooDeep, "Search too deep", deep.Message),
        EraseNotConfirmedException erase => Problem.Of(422, ProblemCodes.EraseNotConfirmed, "Not confirmed", erase.Message),
        ThingNotFoundException thing => Problem.Of(404, ProblemCodes.NotFound, "Not found", thing.Message),
        SlotTakenException taken => Problem.Of(409, ProblemCodes.BookingSlotTaken, "Time taken", taken.Message),
        BookingNotFoundException booking => Problem.Of(404, ProblemCodes.BookingNotFound, "No such booking", booking.Message),
        BookingOverException over => Problem.Of(409, ProblemCodes.BookingOver, "Booking over", over.Message),
        OperationDiscardedException discarded => Problem.Of(409, ProblemCodes.OperationDiscarded, "Discarded", discarded.Message),
        StoreUnavailableException store => Problem.Of(503, ProblemCodes.StoreUnavailable, "The service's database is not available", store.Message) with { RetryAfterSeconds = Seconds(Moment) },
        BadHttpRequestException { StatusCode: 413 } => OfStatus(413),
        BadHttpRequestException or IOException { InnerException: OverflowException } => OfStatus(400),    // the second: a chunk that says it is larger than any can be
        CrmException crm => OfCrm(crm) with { HubSpot = HubSpotAnswer.Of(crm.Answer) },
        _ => null,
    };

    /// <summary>The key stands for another request.</summary>
    public static Problem KeyMismatch { get; } = Problem.Of(
        422, ProblemCodes.KeyMismatch, "Another request has this key", "This Idempotency-Key was sent before with another method, address or body. Give each request its own.");

    /// <summary>The first request with the key is still at work.</summary>
    public static Problem KeyInProgress(TimeSpan wait) => Problem.Of(
        409, ProblemCodes.KeyInProgress, "Still in progress", "A request with this Idempotency-Key is being worked on. Repeat this one to have its answer.") with
    {
        RetryAfterSeconds = Seconds(wait),
    };

    public static Problem Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        Problem.Of(400, ProblemCodes.RequestInvalid, "Invalid request", string.Join(' ', errors.SelectMany(error => error.Value).Distinct(StringComparer.Ordinal).Take(3))) with
        {
            Errors = errors,
        };

    /// <summary>The problem for a status that the framework gave without a body.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        401 => Problem.Of(401, ProblemCodes.AuthMissing, "No valid API key", "Send an API key in the header X-Api-Key, or as Authorization: Bearer."),
        403 => Problem.Of(403, ProblemCodes.AuthForbidden, "Role too small", "The API key's role does not allow this call."),
        404 => Problem.Of(404, ProblemCodes.RouteNotFound, "No such route", "There is nothing at this address. /swagger lists what there is."),
        405 => Problem.Of(405, ProblemCodes.MethodNotAllowed, "Method not allowed", "This address does not take this method; the header Allow lists those it takes."),
        413 => Problem.Of(413, ProblemCodes.RequestTooLarge, "Body too large", $"A body may have {Server.MaxBodyBytes / 1024 / 1024} MB, that of a batch {Server.MaxBatchBodyBytes / 1024 / 1024} MB."),
        415 => Problem.Of(415, ProblemCodes.MediaTypeUnsupported, "Media type not supported", "Send JSON in UTF-8, without compression, as Content-Type: application/json."),
        429 => Problem.Of(429, ProblemCodes.CallerRateLimited, "Too many requests", "This API key has used up its requests for this minute."),
        >= 500 => Problem.Of(status, ProblemCodes.Internal, "Unexpected error", "Something went wrong here. The logs have more under this traceId."),
        _ => Problem.Of(status, ProblemCodes.RequestInvalid, "Invalid request", "The request cannot be read."),
    };

    private static Problem OfCrm(CrmException exception) => exception switch
    {
        CrmRecordNotFoundException => Problem.Of(404, ProblemCodes.RecordNotFound, "No such record", exception.Message),
        CrmConflictException conflict => Problem.Of(409, ProblemCodes.RecordDuplicate, "Duplicate", exception.Message) with { ExistingId = conflict.ExistingId },
        CrmRejectedException rejected => Problem.Of(422, ProblemCodes.RecordRejected, "Values refused", exception.Message) with { Errors = rejected.Fields.Count > 0 ? rejected.Fields : null },
        CrmAccessException access => Problem.Of(502, ProblemCodes.HubSpotAccess, "HubSpot refuses this service", exception.Message) with
        {
            MissingScopes = access.MissingScopes.Count > 0 ? access.MissingScopes : null,
        },
        CrmBusyException busy => Problem.Of(503, ProblemCodes.HubSpotBusy, "HubSpot's quota is used up", exception.Message) with { RetryAfterSeconds = Seconds(busy.RetryAfter) },
        CrmUnavailableException unavailable => Problem.Of(503, ProblemCodes.HubSpotUnavailable, "HubSpot is not available", exception.Message) with
        {
            RetryAfterSeconds = Seconds(unavailable.RetryAfter ?? Moment),
        },
        CrmOutcomeUnknownException unknown => Problem.Of(503, ProblemCodes.HubSpotOutcomeUnknown, "Outcome unknown", exception.Message) with { RetryAfterSeconds = Seconds(unknown.RetryAfter) },
        _ => throw new InvalidOperationException($"{exception.GetType().Name} has no line in the problem table.", exception),
    };

    private static int Seconds(TimeSpan span) => Math.Max(1, (int)Math.Ceiling(span.TotalSeconds));

    private static Dictionary<string, string[]> FieldErrors(IEnumerable<ValidationFailure> failures) => failures
        .GroupBy(failure => FieldNames.InJson(failure.PropertyName), failure => failure.ErrorMessage, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
}
