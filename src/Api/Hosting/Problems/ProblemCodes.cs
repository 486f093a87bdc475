namespace HubSpotCrm.Api.Hosting.Problems;

/// <summary>The stable codes of problem documents; <c>docs/errors.md</c> explains each.</summary>
public static class ProblemCodes
{
    public const string RequestInvalid = "request.invalid";
    public const string RequestTooLarge = "request.too-large";
    public const string MediaTypeUnsupported = "request.media-type-unsupported";
    public const string AuthMissing = "auth.missing";
    public const string AuthForbidden = "auth.forbidden";
    public const string CallerRateLimited = "caller.rate-limited";
    public const string RouteNotFound = "route.not-found";
    public const string MethodNotAllowed = "route.method-not-allowed";
    public const string NotFound = "service.not-found";
    public const string RecordNotFound = "record.not-found";
    public const string RecordDuplicate = "record.duplicate";
    public const string RecordRejected = "record.rejected";
    public const string SearchTooDeep = "search.too-deep";
    public const string EraseNotConfirmed = "erase.not-confirmed";
    public const string KeyMismatch = "idempotency.mismatch";
    public const string KeyInProgress = "idempotency.in-progress";
    public const string BookingSlotTaken = "booking.slot-taken";
    public const string BookingNotFound = "booking.not-found";
    public const string BookingOver = "booking.over";
    public const string OperationPending = "operation.pending";
    public const string OperationFailed = "operation.failed";
    public const string OperationWaiting = "operation.waiting";
    public const string OperationDead = "operation.dead";
    public const string OperationDiscarded = "operation.discarded";
    public const string HubSpotOutcomeUnknown = "hubspot.outcome-unknown";
    public const string HubSpotBusy = "hubspot.busy";
    public const string HubSpotUnavailable = "hubspot.unavailable";
    public const string HubSpotAccess = "hubspot.access";
    public const string WebhookSignature = "webhook.signature-invalid";
    public const string WebhookNotConfigured = "webhook.not-configured";
    public const string StoreUnavailable = "service.store-unavailable";
    public const string Internal = "service.failed";
}
