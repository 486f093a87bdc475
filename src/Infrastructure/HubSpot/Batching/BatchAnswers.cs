using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>
/// Finds in a batch's answer what became of one input. HubSpot keeps no order: results are told apart by trace id, id or
/// unique value, and one error may speak for many inputs.
/// </summary>
internal sealed class BatchAnswers
{
    private const string NotFound = "OBJECT_NOT_FOUND";

    private readonly Dictionary<string, HubSpotRecord> _byTrace = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HubSpotRecord> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HubSpotError> _errors = new(StringComparer.OrdinalIgnoreCase);    // by trace id or key
    private readonly string _objectType;
    private readonly ErrorTranslation _translation;

    public BatchAnswers(HubSpotBatch answer, IPropertyNames names, string? idProperty, ErrorTranslation errors)
    {
        (_objectType, _translation) = (names.ObjectType, errors);
        foreach (var record in answer.Results)
            Add(record, idProperty is null ? record.Id : record.Properties.GetValueOrDefault(idProperty) is { } value ? names.KeyOf(idProperty, value) : null);
        foreach (var error in answer.Errors ?? [])    // absent when all went well
        {
            foreach (var id in error.Context.Texts("ids"))
                _errors.TryAdd($"key {id}", error);
            foreach (var id in error.Context.Texts("objectWriteTraceId"))
                _errors.TryAdd($"trace {id}", error);
        }
    }

    public HubSpotRecord? RecordOf(string? traceId, string key) =>
        traceId is not null && _byTrace.TryGetValue(traceId, out var traced) ? traced : _byKey.GetValueOrDefault(key);

    /// <summary>Puts another reading of a record in the place of the answer.</summary>
    public void Replace(HubSpotRecord answer, HubSpotRecord reading)
    {
        reading = reading with { New = answer.New, ObjectWriteTraceId = answer.ObjectWriteTraceId };
        foreach (var index in (Dictionary<string, HubSpotRecord>[])[_byTrace, _byKey])
        {
            foreach (var key in index.Where(pair => ReferenceEquals(pair.Value, answer)).Select(pair => pair.Key).ToList())
                index[key] = reading;
        }
    }

    /// <summary>The error that names this input, or null.</summary>
    public Exception? ErrorOf(string? traceId, string key)
    {
        var error = (traceId is null ? null : _errors.GetValueOrDefault($"trace {traceId}")) ?? _errors.GetValueOrDefault($"key {key}");
        return error is null ? null : _translation.FromError(StatusOf(error), error.Category == NotFound ? error with { Category = null } : error, _objectType);    // the call for one record names none
    }

    // Inside a batch HubSpot gives errors a category, not a status.
    private static int StatusOf(HubSpotError error) => error.Category switch
    {
        NotFound => 404,
        "CONFLICT" or "OBJECT_ALREADY_EXISTS" => 409,
        "MISSING_SCOPES" => 403,
        "RATE_LIMITS" => 429,
        _ => 400,
    };

    private void Add(HubSpotRecord record, string? key)
    {
        if (record.ObjectWriteTraceId is { } trace)
            _byTrace[trace] = record;
        if (key is not null)
            _byKey[key] = record;
    }
}
