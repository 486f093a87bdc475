using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Records;

/// <summary>What one object type makes of its fields before a write: ids in place of words (a stage's label, a call's outcome), and defaults.</summary>
internal interface IFieldWords<TFields>
    where TFields : class, IRecordFields
{
    /// <summary>The fields with ids in place of words. Asks the CRM only for words that are not known yet.</summary>
    /// <exception cref="Errors.CrmRejectedException">A word that the CRM does not know; the message lists those it knows.</exception>
    ValueTask<TFields> ResolveAsync(TFields fields, CancellationToken cancellationToken) => new(fields);

    /// <summary>The fields of a new record with what is understood when the caller does not say it: an engagement happened now.</summary>
    TFields Complete(TFields fields) => fields;
}

/// <summary>The words of an object type; most have none.</summary>
internal sealed class FieldWords<TFields>(IEnumerable<IFieldWords<TFields>> words)
    where TFields : class, IRecordFields
{
    public async ValueTask<TFields> ResolveAsync(TFields fields, CancellationToken cancellationToken)
    {
        foreach (var each in words)
            fields = await each.ResolveAsync(fields, cancellationToken);
        return fields;
    }

    public async ValueTask<NewRecord<TFields>> ResolveAsync(NewRecord<TFields> record, CancellationToken cancellationToken) =>
        record with { Fields = await ResolveAsync(words.Aggregate(record.Fields, (fields, each) => each.Complete(fields)), cancellationToken) };
}
