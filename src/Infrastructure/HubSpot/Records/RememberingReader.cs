using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>Reads from HubSpot and remembers which ids were merged away: it answers for them with another one.</summary>
internal sealed class RememberingReader<T, TFields>(HubSpotRecords<T, TFields> records, IRecordAliases aliases) : ICrmReader<T>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public async Task<T> GetAsync(RecordId<T> id, RecordView view, CancellationToken cancellationToken)
    {
        var record = await records.GetAsync(id, view, cancellationToken);
        if (record.Id != id.Value)
            await aliases.RememberAsync(T.ObjectType, [id.Value], record.Id, cancellationToken);
        return record;
    }

    public Task<T?> FindAsync(UniqueKey key, RecordView view, CancellationToken cancellationToken) => records.FindAsync(key, view, cancellationToken);

    public Task<Page<T>> ListAsync(int limit, string? after, RecordView view, CancellationToken cancellationToken) => records.ListAsync(limit, after, view, cancellationToken);

    public Task<SearchPage<T>> SearchAsync(RecordSearch search, RecordView view, CancellationToken cancellationToken) => records.SearchAsync(search, view, cancellationToken);

    public Task<IReadOnlyList<BatchOutcome<T>>> GetManyAsync(IReadOnlyList<string> keys, string? by, RecordView view, CancellationToken cancellationToken) =>
        records.GetManyAsync(keys, by, view, cancellationToken);
}
