using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.Callers;
using HubSpotCrm.Infrastructure.HubSpot.Batching;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using HubSpotCrm.Infrastructure.Persistence.Keys;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>Calls for records of one object type, one or many at once: each has its own task, in the order of the inputs.</summary>
internal sealed class RecordQueue<T, TFields>(
    BatchQueue queue, LocalTurns turns, CallerPatience patience, RecordOperations<T, TFields> operations, RecordMap<T, TFields> map)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    /// <param name="keys">Record ids, or values of the property.</param>
    /// <param name="idProperty">A unique property; null for the record id.</param>
    /// <param name="view">What to bring along; no associations.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller.</param>
    public IReadOnlyList<Task<T>> Read(IReadOnlyList<string> keys, string? idProperty, RecordView view, CancellationToken cancellationToken)
    {
        var properties = map.Properties(view);
        var sought = keys.Where(key => idProperty is not null || new RecordId<T>(key).IsWellFormed).Select(key => map.KeyOf(idProperty, key)).Distinct(StringComparer.Ordinal).ToList();
        var sent = queue.SendMany(operations.Read(idProperty, view.ArchivedOnly()), [.. sought.Select(key => (new HubSpotBatchInput { Id = key }, properties))], cancellationToken);
        var byKey = sought.Zip(sent).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return [.. keys.Select(key => byKey.TryGetValue(map.KeyOf(idProperty, key), out var answer) ? ReadAsync(answer, view, cancellationToken) : NotFoundAsync())];
    }

    /// <summary>The same as HubSpot answers it: for looks at more than a record's fields.</summary>
    public IReadOnlyList<Task<HubSpotRecord?>> ReadRaw(IEnumerable<string> keys, string? idProperty, IReadOnlyList<string> properties, CancellationToken cancellationToken) =>
        queue.SendMany(operations.Read(idProperty, archived: null), [.. keys.Select(key => (new HubSpotBatchInput { Id = key }, properties))], cancellationToken);

    public IReadOnlyList<Task<T>> Update(IReadOnlyList<RecordUpdate<T, TFields>> updates, CancellationToken cancellationToken)
    {
        var known = updates.Where(update => update.Id.IsWellFormed).ToList();
        var sent = InTurn(operations.Update, [.. known.Select(update => (Input(update.Id.Value, update.Fields), Properties(update.Fields)))], cancellationToken);
        var answers = new Queue<Task<T>>(sent.Zip(known, (answer, update) => WrittenAsync(answer, update.Fields, cancellationToken)));
        return [.. updates.Select(update => update.Id.IsWellFormed ? answers.Dequeue() : NotFoundAsync())];
    }

    /// <param name="by">Our name of a unique field, or a unique property.</param>
    /// <param name="records">Which value each is known by, and what to write.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller.</param>
    public IReadOnlyList<Task<WriteResult<T>>> Upsert(string by, IReadOnlyList<(string Key, TFields Fields)> records, CancellationToken cancellationToken)
    {
        var property = map.PropertyOf(by);
        var inputs = records.Select(record => (Input(map.KeyOf(property, record.Key), record.Fields) with { IdProperty = property }, Properties(record.Fields))).ToList();
        return [.. InTurn(operations.Upsert(property), inputs, cancellationToken).Zip(records, (answer, record) => UpsertedAsync(answer, record.Fields, cancellationToken))];
    }

    /// <summary>The same for one record of which nothing is to be read.</summary>
    public async Task<RecordId<T>> EnsureAsync(string by, string key, TFields fields, CancellationToken cancellationToken)
    {
        var property = map.PropertyOf(by);
        var input = Input(map.KeyOf(property, key), fields) with { IdProperty = property };
        return new((await InTurn(operations.Upsert(property), [(input, [])], cancellationToken)[0])!.Id);
    }

    public IReadOnlyList<Task> Archive(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var known = ids.Where(id => new RecordId<T>(id).IsWellFormed).Distinct(StringComparer.Ordinal).ToList();
        var sent = known.Zip(InTurn(operations.Archive, [.. known.Select(id => (new HubSpotBatchInput { Id = id }, (IReadOnlyList<string>)[]))], cancellationToken))
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return [.. ids.Select(id => sent.TryGetValue(id, out var answer) ? answer : (Task)NotFoundAsync())];
    }

    // Writes to one record go one after another, in the order in which they came, so two of them never share a batch; the others go together.
    private List<Task<HubSpotRecord?>> InTurn(BatchOperation operation, IReadOnlyList<(HubSpotBatchInput Input, IReadOnlyList<string> Properties)> inputs, CancellationToken cancellationToken)
    {
        var mine = inputs.Select(each => turns.TakeAsync(TurnOf(each.Input), patience.Left, cancellationToken)).ToList();
        var atOnce = mine.ConvertAll(turn => turn.IsCompletedSuccessfully);
        var sent = new Queue<Task<HubSpotRecord?>>(queue.SendMany(operation, [.. inputs.Where((_, index) => atOnce[index])], cancellationToken));
        return [.. inputs.Select((each, index) => SendAsync(mine[index], atOnce[index] ? sent.Dequeue() : null, operation, each, cancellationToken))];
    }

    private async Task<HubSpotRecord?> SendAsync(
        Task<IAsyncDisposable> turn, Task<HubSpotRecord?>? sent, BatchOperation operation, (HubSpotBatchInput Input, IReadOnlyList<string> Properties) call, CancellationToken cancellationToken)
    {
        await using var held = await turn;
        return await (sent ?? queue.SendAsync(operation, call.Input, call.Properties, cancellationToken));
    }

    // Whether HubSpot tells values apart that differ in case only is not known: such inputs do not share a batch.
    private string TurnOf(HubSpotBatchInput input) => $"write {map.ObjectType} {(input.IdProperty is { } property ? $"{property}={input.Id?.ToLowerInvariant()}" : input.Id)}";

    private HubSpotBatchInput Input(string key, TFields fields) => new() { Id = key, Properties = map.Write(fields) };

    private IReadOnlyList<string> Properties(TFields fields) => fields.CustomProperties.Count == 0 ? map.Typed : map.Properties(new RecordView([.. fields.CustomProperties.Keys]));

    private async Task<T> ReadAsync(Task<HubSpotRecord?> answer, RecordView view, CancellationToken cancellationToken) => await map.ReadAsync((await answer)!, view, cancellationToken);

    private async Task<T> WrittenAsync(Task<HubSpotRecord?> answer, TFields fields, CancellationToken cancellationToken) =>
        await map.ReadAsync((await answer)!, fields.CustomProperties.Keys, cancellationToken);

    private async Task<WriteResult<T>> UpsertedAsync(Task<HubSpotRecord?> answer, TFields fields, CancellationToken cancellationToken) =>
        new(await WrittenAsync(answer, fields, cancellationToken), (await answer)!.New ?? false);

    private static Task<T> NotFoundAsync() => Task.FromException<T>(CrmRecordNotFoundException.Of(T.ObjectType));
}
