using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>Archives records. HubSpot's batch says nothing of unknown ids, so the records are looked up first; archived ones are done already.</summary>
internal sealed class RecordArchiving(IHubSpotObjectsApi api, IPropertyNames names, ErrorTranslation errors) : BatchOperation($"archive {names.ObjectType}")
{
    private static readonly string[] NoProperties = ["hs_object_id"];

    public override async Task<HubSpotRecord?> AloneAsync(RecordCall call, CancellationToken cancellationToken)
    {
        await api.ArchiveAsync(names.ObjectType, call.Key, cancellationToken);
        return null;
    }

    public override async Task TogetherAsync(IReadOnlyList<RecordCall> calls, CancellationToken cancellationToken)
    {
        var live = await ReadAsync(calls, archived: null, cancellationToken);
        var found = calls.Where(call => live.RecordOf(traceId: null, call.Key) is not null).ToList();
        if (found.Count > 0)
            await api.ArchiveBatchAsync(names.ObjectType, new([.. found.Select(call => new HubSpotBatchInput { Id = call.Key })]), cancellationToken);
        found.ForEach(call => call.Succeed());
        var missing = calls.Where(call => call.IsOpen).ToList();
        if (missing.Count == 0)
            return;
        var archived = await ReadAsync(missing, archived: "true", cancellationToken);
        foreach (var call in missing)
        {
            if (archived.RecordOf(traceId: null, call.Key) is not null)
                call.Succeed();
            else if (archived.ErrorOf(traceId: null, call.Key) is { } error)
                call.Fail(error);
        }
    }

    private async Task<BatchAnswers> ReadAsync(IReadOnlyList<RecordCall> calls, string? archived, CancellationToken cancellationToken)
    {
        var inputs = calls.Select(call => call.Key).Distinct(StringComparer.Ordinal).Select(key => new HubSpotBatchInput { Id = key });
        return new(await api.ReadBatchAsync(names.ObjectType, new([.. inputs], NoProperties), archived, cancellationToken), names, idProperty: null, errors);
    }
}
