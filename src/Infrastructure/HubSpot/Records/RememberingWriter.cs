using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.OnceOnly;
using HubSpotCrm.Infrastructure.HubSpot.Properties;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>Writes to HubSpot and remembers which record holds which key, before HubSpot's search does.</summary>
internal sealed class RememberingWriter<T, TFields>(HubSpotRecords<T, TFields> records, RecordCreation<T, TFields> creation, RecordMap<T, TFields> map, IRecordKeys keys) : ICrmWriter<T, TFields>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public async Task<T> CreateAsync(NewRecord<TFields> record, CancellationToken cancellationToken) => Remember(await creation.CreateAsync(record, cancellationToken));

    public async Task<T> UpdateAsync(RecordId<T> id, TFields fields, CancellationToken cancellationToken) => Remember(await records.UpdateAsync(id, fields, cancellationToken));

    public async Task<WriteResult<T>> UpsertAsync(UniqueKey key, TFields fields, CancellationToken cancellationToken)
    {
        var result = await records.UpsertAsync(key, fields, cancellationToken);
        Remember(result.Record);
        return result;
    }

    public async Task<IReadOnlyList<BatchOutcome<T>>> CreateManyAsync(IReadOnlyList<NewRecord<TFields>> inputs, CancellationToken cancellationToken) =>
        Remember(await creation.CreateManyAsync(inputs, cancellationToken));

    public async Task<IReadOnlyList<BatchOutcome<T>>> UpdateManyAsync(IReadOnlyList<RecordUpdate<T, TFields>> inputs, CancellationToken cancellationToken) =>
        Remember(await records.UpdateManyAsync(inputs, cancellationToken));

    public async Task<IReadOnlyList<BatchOutcome<T>>> UpsertManyAsync(string by, IReadOnlyList<TFields> inputs, CancellationToken cancellationToken) =>
        Remember(await records.UpsertManyAsync(by, inputs, cancellationToken));

    private T Remember(T record)
    {
        foreach (var key in map.KeysOf(record))
            keys.Remember(T.ObjectType, key, record.Id);
        return record;
    }

    private IReadOnlyList<BatchOutcome<T>> Remember(IReadOnlyList<BatchOutcome<T>> outcomes)
    {
        foreach (var record in outcomes.Select(outcome => outcome.Record).OfType<T>())
            Remember(record);
        return outcomes;
    }
}
