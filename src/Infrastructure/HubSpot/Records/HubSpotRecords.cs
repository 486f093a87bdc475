using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Associations;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>The records of one object type in HubSpot.</summary>
internal sealed class HubSpotRecords<T, TFields>(IHubSpotObjectsApi api, RecordMap<T, TFields> map, RecordQueue<T, TFields> queue, IncludedAssociations included)
    : ICrmReader<T>, ICrmArchive<T>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private readonly string _type = map.ObjectType;

    public Task<T> GetAsync(RecordId<T> id, RecordView view, CancellationToken cancellationToken) => ReadAsync(id.Value, idProperty: null, view, cancellationToken);

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

    public Task<T> UpdateAsync(RecordId<T> id, TFields fields, CancellationToken cancellationToken) => queue.Update([new(id, fields)], cancellationToken)[0];

    public Task<WriteResult<T>> UpsertAsync(UniqueKey key, TFields fields, CancellationToken cancellationToken) => queue.Upsert(key.Field, [(key.Value, fields)], cancellationToken)[0];

    public Task<RecordId<T>> EnsureAsync(UniqueKey key, TFields fields, CancellationToken cancellationToken) => queue.EnsureAsync(key.Field, key.Value, fields, cancellationToken);

    public Task ArchiveAsync(RecordId<T> id, CancellationToken cancellationToken) => queue.Archive([id.Value], cancellationToken)[0];

    public async Task<IReadOnlyList<BatchOutcome<T>>> GetManyAsync(IReadOnlyList<string> keys, string? by, RecordView view, CancellationToken cancellationToken) =>
        await Outcomes.OfAsync(queue.Read(keys, by is null ? null : map.PropertyOf(by), view, cancellationToken));

    public async Task<IReadOnlyList<BatchOutcome<T>>> UpdateManyAsync(IReadOnlyList<RecordUpdate<T, TFields>> inputs, CancellationToken cancellationToken) =>
        await Outcomes.OfAsync(queue.Update(inputs, cancellationToken));

    public async Task<IReadOnlyList<BatchOutcome<T>>> UpsertManyAsync(string by, IReadOnlyList<TFields> inputs, CancellationToken cancellationToken) =>
        await Outcomes.OfAsync(queue.Upsert(by, [.. inputs.Select(fields => (fields.KeyOf(by) ?? "", fields))], cancellationToken));

    public async Task<IReadOnlyList<BatchOutcome<T>>> ArchiveManyAsync(IReadOnlyList<string> keys, string? by, CancellationToken cancellationToken)
    {
        if (by is null)
            return await Outcomes.OfAsync<T>(queue.Archive(keys, cancellationToken));
        var found = await GetManyAsync(keys, by, RecordView.Typed, cancellationToken);
        var records = found.Where(outcome => outcome.Record is not null).Select(outcome => outcome.Record!.Id).Distinct(StringComparer.Ordinal).ToList();
        var archived = records.Zip(await Outcomes.OfAsync<T>(queue.Archive(records, cancellationToken))).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return [.. found.Select(outcome => outcome.Record is { } record ? archived[record.Id] : outcome)];
    }

    private async Task<T> ReadAsync(string key, string? idProperty, RecordView view, CancellationToken cancellationToken)
    {
        if (view.Include.Count == 0)
            return await queue.Read([key], idProperty, view, cancellationToken)[0];
        var answer = await api.GetAsync(_type, key, map.PropertyList(view), idProperty, AssociationList(view), view.ArchivedOnly(), cancellationToken);    // no batch can do it
        return await included.AddAsync(await map.ReadAsync(answer, view, cancellationToken), answer, view, cancellationToken);
    }

    private static string? AssociationList(RecordView view) => view.Include.Count == 0 ? null : string.Join(',', view.Include);
}
