using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Associations;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>The records of one object type in HubSpot.</summary>
internal sealed class HubSpotRecords<T, TFields>(
    IHubSpotObjectsApi api, RecordMap<T, TFields> map, HubSpotRecordBatches<T, TFields> batches, UpdateAnswers<T, TFields> updates, IncludedAssociations included)
    : ICrmReader<T>, ICrmArchive<T>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private readonly string _type = map.ObjectType;

    public async Task<T> GetAsync(RecordId<T> id, RecordView view, CancellationToken cancellationToken) =>
        await ReadAsync(id.Value, idProperty: null, view, cancellationToken);

    public async Task<T?> FindAsync(UniqueKey key, RecordView view, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(key.Value, map.PropertyOf(key.Field), view, cancellationToken);
        }
        catch (CrmRecordNotFoundException)
        {
            return null;    // "find" may find nothing
        }
    }

    public async Task<Page<T>> ListAsync(int limit, string? after, RecordView view, CancellationToken cancellationToken)
    {
        var page = await api.ListAsync(_type, limit, after, map.PropertyList(view), view.ArchivedOnly(), cancellationToken);
        return new(await map.ReadAsync(page.Results, view, cancellationToken), page.Paging?.Next?.After);
    }

    public async Task<SearchPage<T>> SearchAsync(RecordSearch search, RecordView view, CancellationToken cancellationToken)
    {
        var page = await api.SearchAsync(_type, SearchTranslation.Of(search, map, view), cancellationToken);
        return new(page.Total, await map.ReadAsync(page.Results, view, cancellationToken), page.Paging?.Next?.After);
    }

    public async Task<T> UpdateAsync(RecordId<T> id, TFields fields, CancellationToken cancellationToken)
    {
        var written = map.Write(fields);
        var answer = await api.UpdateAsync(_type, id.Value, new(written), cancellationToken);
        return await updates.WholeAsync(answer, written, [.. fields.CustomProperties.Keys], cancellationToken);
    }

    public async Task<WriteResult<T>> UpsertAsync(UniqueKey key, TFields fields, CancellationToken cancellationToken)
    {
        // HubSpot has no upsert of a single record: a batch of one is the way.
        var outcome = await batches.UpsertOneAsync(key, fields, cancellationToken);
        return outcome.Record is { } record ? new(record, outcome.Created) : throw outcome.Error!;
    }

    public Task ArchiveAsync(RecordId<T> id, CancellationToken cancellationToken) => api.ArchiveAsync(_type, id.Value, cancellationToken);

    public Task<IReadOnlyList<BatchOutcome<T>>> GetManyAsync(IReadOnlyList<string> keys, string? by, RecordView view, CancellationToken cancellationToken) =>
        batches.ReadAsync(keys, by, view, cancellationToken);

    public Task<IReadOnlyList<BatchOutcome<T>>> UpdateManyAsync(IReadOnlyList<RecordUpdate<T, TFields>> inputs, CancellationToken cancellationToken) =>
        batches.UpdateAsync(inputs, cancellationToken);

    public Task<IReadOnlyList<BatchOutcome<T>>> UpsertManyAsync(string by, IReadOnlyList<TFields> inputs, CancellationToken cancellationToken) =>
        batches.UpsertAsync(by, inputs, cancellationToken);

    public Task<IReadOnlyList<BatchOutcome<T>>> ArchiveManyAsync(IReadOnlyList<string> keys, string? by, CancellationToken cancellationToken) =>
        batches.ArchiveAsync(keys, by, cancellationToken);

    private async Task<T> ReadAsync(string key, string? idProperty, RecordView view, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync(_type, key, map.PropertyList(view), idProperty, AssociationList(view), view.ArchivedOnly(), cancellationToken);
        return await included.AddAsync(await map.ReadAsync(answer, view, cancellationToken), answer, view, cancellationToken);
    }

    private static string? AssociationList(RecordView view) => view.Include.Count == 0 ? null : string.Join(',', view.Include);
}
