using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>A change of one record.</summary>
public sealed record RecordUpdate<T, TFields>(RecordId<T> Id, TFields Fields)
    where T : CrmRecord, ICrmRecord;

/// <summary>
/// Writes the records of one object type. All throw <c>CrmRejectedException</c> when the CRM refuses the values,
/// <c>CrmConflictException</c> when a unique value is taken, and <c>CrmAccessException</c>, <c>CrmBusyException</c> or
/// <c>CrmUnavailableException</c> when the CRM cannot be asked.
/// </summary>
public interface ICrmWriter<T, TFields>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    /// <summary>Makes a record with its associations, all or nothing. Repeated in the same work (<see cref="Caller.Writes"/>) it gives the record that was made.</summary>
    /// <exception cref="Errors.CrmOutcomeUnknownException">Nobody can say yet whether the record was made.</exception>
    Task<T> CreateAsync(NewRecord<TFields> record, CancellationToken cancellationToken);

    /// <summary>Changes the fields that are set. Repeatable.</summary>
    /// <exception cref="Errors.CrmRecordNotFoundException">No such record.</exception>
    Task<T> UpdateAsync(RecordId<T> id, TFields fields, CancellationToken cancellationToken);

    /// <summary>Changes the record that holds the key, or makes one that does. Repeatable, and one record under any concurrency.</summary>
    Task<WriteResult<T>> UpsertAsync(UniqueKey key, TFields fields, CancellationToken cancellationToken);

    /// <summary>The same for whoever needs nothing but the record's id: costs one call, whatever the CRM answers to upserts.</summary>
    Task<RecordId<T>> EnsureAsync(UniqueKey key, TFields fields, CancellationToken cancellationToken);

    /// <summary>One outcome for each input, in their order. Repeatable as <see cref="CreateAsync"/> is.</summary>
    Task<IReadOnlyList<BatchOutcome<T>>> CreateManyAsync(IReadOnlyList<NewRecord<TFields>> inputs, CancellationToken cancellationToken);

    /// <summary>One outcome for each input, in their order; two changes of one record are applied in that order. Repeatable.</summary>
    Task<IReadOnlyList<BatchOutcome<T>>> UpdateManyAsync(IReadOnlyList<RecordUpdate<T, TFields>> inputs, CancellationToken cancellationToken);

    /// <summary>One outcome for each input, in their order; two inputs with one key are applied in that order. Repeatable.</summary>
    /// <param name="by">Our name of a unique field, or a custom unique property. Every input must set it.</param>
    Task<IReadOnlyList<BatchOutcome<T>>> UpsertManyAsync(string by, IReadOnlyList<TFields> inputs, CancellationToken cancellationToken);
}
