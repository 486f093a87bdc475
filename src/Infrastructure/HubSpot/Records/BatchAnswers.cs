using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>
/// Finds in a batch's answer what became of one input. HubSpot keeps no order: results are told apart by trace id, id or
/// unique value, and one error may speak for many inputs.
/// </summary>
internal sealed class BatchAnswers(HubSpotBatch answer, string objectType, Func<HubSpotRecord, string?> key, ErrorTranslation errors)
{
    private readonly Dictionary<string, HubSpotRecord> _byTrace = Index(answer, record => record.ObjectWriteTraceId);
    private readonly Dictionary<string, HubSpotRecord> _byKey = Index(answer, key);

    private readonly IReadOnlyList<HubSpotError> _errors = answer.Errors ?? [];    // absent when all went well

    public HubSpotRecord? RecordOf(string traceId, string key) => _byTrace.GetValueOrDefault(traceId) ?? _byKey.GetValueOrDefault(key);

    /// <summary>The error that names this input, or null.</summary>
    public Exception? ErrorOf(string traceId, string key)
    {
        var error = _errors.FirstOrDefault(error => error.Context.Texts("objectWriteTraceId").Contains(traceId, StringComparer.Ordinal))
            ?? _errors.FirstOrDefault(error => error.Context.Texts("ids").Contains(key, StringComparer.OrdinalIgnoreCase));
        return error is null ? null : errors.FromError(StatusOf(error), error, objectType);
    }

    // Inside a batch HubSpot gives errors a category, not a status.
    private static int StatusOf(HubSpotError error) => error.Category switch
    {
        "OBJECT_NOT_FOUND" => 404,
        "CONFLICT" or "OBJECT_ALREADY_EXISTS" => 409,
        "MISSING_SCOPES" => 403,
        "RATE_LIMITS" => 429,
        _ => 400,
    };

    private static Dictionary<string, HubSpotRecord> Index(HubSpotBatch answer, Func<HubSpotRecord, string?> key)
    {
        var index = new Dictionary<string, HubSpotRecord>(StringComparer.Ordinal);
        foreach (var record in answer.Results)
        {
            if (key(record) is { } value)
                index[value] = record;
        }

        return index;
    }
}
