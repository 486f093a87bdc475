using System.Globalization;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>HubSpot's batch endpoints for one object type, with one outcome for each input.</summary>
internal sealed class HubSpotRecordBatches<T, TFields>(IHubSpotObjectsApi api, RecordMap<T, TFields> map, UpdateAnswers<T, TFields> updates, ErrorTranslation errors)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private readonly string _type = map.ObjectType;

    public async Task<IReadOnlyList<BatchOutcome<T>>> ReadAsync(IReadOnlyList<string> keys, string? by, RecordView view, CancellationToken cancellationToken)
    {
        var property = by is null ? null : map.PropertyOf(by);
        var items = keys.Where(key => by is not null || new RecordId<T>(key).IsWellFormed).Select(key => map.KeyOf(property, key)).Distinct(StringComparer.Ordinal)
            .Select(key => new BatchItem<T>(key, new() { Id = key }, view.CustomProperties)).ToList();
        var found = await BatchRun.RunAsync(items, (chunk, stop) => ReadChunkAsync(chunk, property, view, stop), cancellationToken);
        var byKey = items.Zip(found).ToDictionary(pair => pair.First.Key, pair => pair.Second, StringComparer.Ordinal);
        return [.. keys.Select(key => byKey.GetValueOrDefault(map.KeyOf(property, key)) ?? NotFound())];
    }

    public Task<IReadOnlyList<BatchOutcome<T>>> UpdateAsync(IReadOnlyList<RecordUpdate<T, TFields>> inputs, CancellationToken cancellationToken)
    {
        var items = inputs.Select((input, index) => Item(input.Id.Value, index, input.Fields, new() { Id = input.Id.Value, Properties = map.Write(input.Fields) })).ToList();
        foreach (var item in items.Where(item => !new RecordId<T>(item.Key).IsWellFormed))
            item.Outcome = NotFound();
        return BatchRun.RunAsync(items, (chunk, stop) => WriteChunkAsync(chunk, api.UpdateBatchAsync, UpdateAloneAsync, stop), cancellationToken);
    }

    public Task<IReadOnlyList<BatchOutcome<T>>> UpsertAsync(string by, IReadOnlyList<TFields> inputs, CancellationToken cancellationToken)
    {
        var property = map.PropertyOf(by);
        var items = inputs.Select((fields, index) =>
        {
            var key = map.KeyOf(property, fields.KeyOf(by) ?? "");
            return Item(key, index, fields, new() { Id = key, IdProperty = property, Properties = map.Write(fields) });
        }).ToList();
        return BatchRun.RunAsync(items, (chunk, stop) => WriteChunkAsync(chunk, api.UpsertBatchAsync, single: null, stop), cancellationToken);
    }

    public async Task<BatchOutcome<T>> UpsertOneAsync(UniqueKey key, TFields fields, CancellationToken cancellationToken)
    {
        var input = new HubSpotBatchInput { Id = key.Value, IdProperty = map.PropertyOf(key.Field), Properties = map.Write(fields) };
        return (await BatchRun.RunAsync([Item(key.Value, 0, fields, input)], (chunk, stop) => WriteChunkAsync(chunk, api.UpsertBatchAsync, single: null, stop), cancellationToken))[0];
    }

    /// <summary>HubSpot's batch archive says nothing of unknown ids, so the records are looked up first; archived ones are done already.</summary>
    public async Task<IReadOnlyList<BatchOutcome<T>>> ArchiveAsync(IReadOnlyList<string> keys, string? by, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(keys, by, RecordView.Typed, cancellationToken);
        var items = keys.Zip(found, (key, outcome) => (Id: outcome.Record?.Id ?? key, Outcome: outcome)).Select(pair => new BatchItem<T>(pair.Id, new() { Id = pair.Id }, [])
        {
            Outcome = pair.Outcome.Error is null ? null : pair.Outcome,
        }).ToList();
        var missing = by is null ? items.Where(item => item.Outcome?.Error is CrmRecordNotFoundException && new RecordId<T>(item.Key).IsWellFormed).ToList() : [];
        if (missing.Count > 0)
        {
            var archived = await ReadAsync([.. missing.Select(item => item.Key)], by, RecordView.Typed with { Archived = true }, cancellationToken);
            foreach (var (item, outcome) in missing.Zip(archived))
                item.Outcome = outcome.Error is null ? BatchOutcome<T>.Done(record: null) : outcome;
        }

        return await BatchRun.RunAsync(items, ArchiveChunkAsync, cancellationToken);
    }

    private async Task ReadChunkAsync(IReadOnlyList<BatchItem<T>> chunk, string? property, RecordView view, CancellationToken cancellationToken)
    {
        var batch = new HubSpotBatchRead([.. chunk.Select(item => item.Input)], [.. map.Properties(view).Union(property is null ? [] : [property], StringComparer.Ordinal)]) { IdProperty = property };
        var answers = new BatchAnswers(await api.ReadBatchAsync(_type, batch, view.ArchivedOnly(), cancellationToken), _type, record => KeyOf(record, property), errors);
        await map.LearnAsync(answers.Records, cancellationToken);
        foreach (var item in chunk)
        {
            if (answers.RecordOf(item.Key, item.Key) is { } record)
                item.Outcome = BatchOutcome<T>.Done(map.Read(record, view));
            else if (answers.ErrorOf(item.Key, item.Key) is { } error)
                item.Outcome = BatchOutcome<T>.Failed(error);
            else
                item.Outcome = await BatchRun.AloneAsync(async () =>
                    await map.ReadAsync(await api.GetAsync(_type, item.Input.Id!, map.PropertyList(view), property, associations: null, view.ArchivedOnly(), cancellationToken), view, cancellationToken));
        }
    }

    /// <summary>Sends one batch of writes and gives each input its outcome.</summary>
    /// <param name="single">What to do about an input that the answer does not mention.</param>
    public async Task WriteChunkAsync(
        IReadOnlyList<BatchItem<T>> chunk, Func<string, HubSpotBatchWrite, CancellationToken, Task<HubSpotBatch>> send,
        Func<BatchItem<T>, CancellationToken, Task<BatchOutcome<T>>>? single, CancellationToken cancellationToken)
    {
        var answers = new BatchAnswers(await send(_type, new([.. chunk.Select(item => item.Input)]), cancellationToken), _type, record => KeyOf(record, chunk[0].Input.IdProperty), errors);
        var records = chunk.Select(item => (Item: item, Record: answers.RecordOf(item.TraceId, item.Key))).ToList();
        var changed = records.Where(pair => pair.Record is { New: not true } && pair.Item.Input.Id is not null).ToList();
        var whole = await updates.WholeAsync([.. changed.Select(pair => (pair.Record!, pair.Item.Input.Properties!))], changed.SelectMany(pair => pair.Item.Custom), cancellationToken);
        await map.LearnAsync(whole.Values.Concat(answers.Records), cancellationToken);
        foreach (var (item, record) in records)
        {
            if (record is not null)
                item.Outcome = BatchOutcome<T>.Done(map.Read(whole.GetValueOrDefault(record.Id) ?? record, item.Custom), record.New ?? item.Input.Id is null);
            else if (answers.ErrorOf(item.TraceId, item.Key) is { } error)
                item.Outcome = BatchOutcome<T>.Failed(error);
            else if (single is not null)
                item.Outcome = await single(item, cancellationToken);
        }
    }

    private async Task ArchiveChunkAsync(IReadOnlyList<BatchItem<T>> chunk, CancellationToken cancellationToken)
    {
        await api.ArchiveBatchAsync(_type, new([.. chunk.Select(item => item.Input)]), cancellationToken);
        foreach (var item in chunk)
            item.Outcome = BatchOutcome<T>.Done(record: null);
    }

    // Batch update passes over ids that were merged away; the single update follows them to the surviving record.
    private Task<BatchOutcome<T>> UpdateAloneAsync(BatchItem<T> item, CancellationToken cancellationToken) => BatchRun.AloneAsync(async () =>
    {
        var answer = await api.UpdateAsync(_type, item.Key, new(item.Input.Properties!), cancellationToken);
        return await updates.WholeAsync(answer, item.Input.Properties!, item.Custom, cancellationToken);
    });

    private static BatchItem<T> Item(string key, int index, TFields fields, HubSpotBatchInput input) =>
        new(key, input with { ObjectWriteTraceId = Trace(index) }, [.. fields.CustomProperties.Keys]);

    private static string Trace(int index) => index.ToString(CultureInfo.InvariantCulture);

    private string? KeyOf(HubSpotRecord record, string? property) =>
        property is null ? record.Id : record.Properties.GetValueOrDefault(property) is { } value ? map.KeyOf(property, value) : null;

    private static BatchOutcome<T> NotFound() => BatchOutcome<T>.Failed(CrmRecordNotFoundException.Of(T.ObjectType));
}
