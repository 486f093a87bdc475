using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.OnceOnly;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>Writes to HubSpot and remembers which record holds which key, before HubSpot's search does.</summary>
internal sealed class RememberingWriter<T, TFields>(HubSpotRecords<T, TFields> records, RecordCreation<T, TFields> creation, RecordMap<T, TFields> map, IRecordKeys keys) : ICrmWriter<T, TFields>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public async Task<T> CreateAsync(NewRecord<TFields> record, CancellationToken cancellationToken) => await RememberAsync(await creation.CreateAsync(record, cancellationToken));

    public async Task<T> UpdateAsync(RecordId<T> id, TFields fields, CancellationToken cancellationToken) => await RememberAsync(await records.UpdateAsync(id, fields, cancellationToken));

    public async Task<WriteResult<T>> UpsertAsync(UniqueKey key, TFields fields, CancellationToken cancellationToken)
    {
        var result = await records.UpsertAsync(key, fields, cancellationToken);
        await RememberAsync(result.Record);
        return result;
    }

    // HubSpot answers no values, so it is what was written that tells. By the key itself HubSpot finds the record at once.
    public async Task<RecordId<T>> EnsureAsync(UniqueKey key, TFields fields, CancellationToken cancellationToken)
    {
        var id = await records.EnsureAsync(key, fields, cancellationToken);
        var written = map.Read(new HubSpotRecord { Id = id.Value, Properties = map.Write(fields) }, []);
        await SaveAsync([.. map.KeysOf(written).Where(held => held.Field != key.Field).Select(held => new HeldKey(held, id.Value))]);
        return id;
    }

    public async Task<IReadOnlyList<BatchOutcome<T>>> CreateManyAsync(IReadOnlyList<NewRecord<TFields>> inputs, CancellationToken cancellationToken) =>
        await RememberAsync(await creation.CreateManyAsync(inputs, cancellationToken));

    public async Task<IReadOnlyList<BatchOutcome<T>>> UpdateManyAsync(IReadOnlyList<RecordUpdate<T, TFields>> inputs, CancellationToken cancellationToken) =>
        await RememberAsync(await records.UpdateManyAsync(inputs, cancellationToken));

    public async Task<IReadOnlyList<BatchOutcome<T>>> UpsertManyAsync(string by, IReadOnlyList<TFields> inputs, CancellationToken cancellationToken) =>
        await RememberAsync(await records.UpsertManyAsync(by, inputs, cancellationToken));

    private async Task<T> RememberAsync(T record)
    {
        await SaveAsync(KeysOf([record]));
        return record;
    }

    private async Task<IReadOnlyList<BatchOutcome<T>>> RememberAsync(IReadOnlyList<BatchOutcome<T>> outcomes)
    {
        await SaveAsync(KeysOf(outcomes.Select(outcome => outcome.Record).OfType<T>()));
        return outcomes;
    }

    // HubSpot has the records, whether the caller still waits or not.
    private Task SaveAsync(List<HeldKey> held) => held.Count == 0 ? Task.CompletedTask : keys.RememberAsync(T.ObjectType, held, CancellationToken.None);

    private List<HeldKey> KeysOf(IEnumerable<T> written) => [.. written.SelectMany(map.KeysOf, (record, key) => new HeldKey(key, record.Id))];
}
