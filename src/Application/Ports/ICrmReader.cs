using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>What to read of a record beside its typed fields.</summary>
/// <param name="CustomProperties">HubSpot names of further properties to bring along.</param>
/// <param name="Archived">True reads archived records, and only those.</param>
public sealed record RecordView(IReadOnlyList<string> CustomProperties, bool Archived = false)
{
    /// <summary>Object types, in plural, whose associated ids to bring along. Lists, searches and batches bring none.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    public static RecordView Typed { get; } = new([]);
}

/// <summary>
/// Reads the records of one object type. Every call may be repeated. All throw <c>CrmAccessException</c>,
/// <c>CrmBusyException</c> or <c>CrmUnavailableException</c> when the CRM cannot be asked.
/// </summary>
public interface ICrmReader<T>
    where T : CrmRecord, ICrmRecord
{
    /// <summary>The record; an id that was merged away gives the record it became.</summary>
    /// <exception cref="Errors.CrmRecordNotFoundException">No such record, or it is archived (or not, when archived ones are asked for).</exception>
    Task<T> GetAsync(RecordId<T> id, RecordView view, CancellationToken cancellationToken);

    /// <summary>The record that holds a unique value, or null. Sees a record as soon as it is written.</summary>
    Task<T?> FindAsync(UniqueKey key, RecordView view, CancellationToken cancellationToken);

    /// <summary>A page in the order of the ids.</summary>
    Task<Page<T>> ListAsync(int limit, string? after, RecordView view, CancellationToken cancellationToken);

    /// <summary>A page of what matches. A record shows up some seconds after it was written.</summary>
    Task<SearchPage<T>> SearchAsync(RecordSearch search, RecordView view, CancellationToken cancellationToken);

    /// <summary>One outcome for each key, in their order.</summary>
    /// <param name="keys">Record ids, or values of the unique field <paramref name="by"/>.</param>
    /// <param name="by">Our name of a unique field, or a custom unique property; null means the record id.</param>
    Task<IReadOnlyList<BatchOutcome<T>>> GetManyAsync(IReadOnlyList<string> keys, string? by, RecordView view, CancellationToken cancellationToken);
}
