using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>Reads records by id, or by a unique property. Two calls for one record share an input; the properties are asked for together.</summary>
/// <param name="archived"><c>true</c> reads archived records, and only those; else null.</param>
internal sealed class RecordReads(IHubSpotObjectsApi api, IPropertyNames names, string? idProperty, string? archived, ErrorTranslation errors)
    : BatchOperation($"read {names.ObjectType} by {idProperty} {archived}")
{
    public override async Task<HubSpotRecord?> AloneAsync(RecordCall call, CancellationToken cancellationToken) =>
        await api.GetAsync(names.ObjectType, call.Key, string.Join(',', call.Properties), idProperty, associations: null, archived, cancellationToken);

    public override async Task TogetherAsync(IReadOnlyList<RecordCall> calls, CancellationToken cancellationToken)
    {
        var inputs = calls.Select(call => call.Key).Distinct(StringComparer.OrdinalIgnoreCase).Select(key => new HubSpotBatchInput { Id = key });
        var batch = new HubSpotBatchRead([.. inputs], Wanted(calls)) { IdProperty = idProperty };
        var answers = new BatchAnswers(await api.ReadBatchAsync(names.ObjectType, batch, archived, cancellationToken), names, idProperty, errors);
        foreach (var call in calls)    // one that differs in case only is left open
        {
            if (answers.RecordOf(traceId: null, call.Key) is { } record)
                call.Succeed(record);
            else if (answers.ErrorOf(traceId: null, call.Key) is { } error)
                call.Fail(error);
        }
    }

    private IReadOnlyList<string> Wanted(IReadOnlyList<RecordCall> calls)
    {
        var first = calls[0].Properties;
        if (idProperty is null && calls.All(call => ReferenceEquals(call.Properties, first)))
            return first;
        return [.. calls.SelectMany(call => call.Properties).Append(idProperty ?? first[0]).Distinct(StringComparer.Ordinal)];
    }
}
