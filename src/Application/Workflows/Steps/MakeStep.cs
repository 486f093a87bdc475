using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Workflows.Steps;

/// <summary>Makes a record with its links, in one call.</summary>
internal sealed class MakeStep<T, TFields>(ICrmWriter<T, TFields> writer, FieldWords<TFields> words, ICrmAssociations associations)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    /// <param name="names">What the input calls its fields.</param>
    /// <param name="links">Names of the steps whose records it is linked with.</param>
    public RunStep Of(TFields fields, InputNames names, IReadOnlyList<string> links) => Of(_ => new(fields), names, links);

    /// <param name="fields">Gives the fields, the same ones whenever it is asked.</param>
    /// <param name="names">What the input calls its fields.</param>
    /// <param name="links">Names of the steps whose records it is linked with.</param>
    public RunStep Of(Func<CancellationToken, ValueTask<TFields>> fields, InputNames names, IReadOnlyList<string> links)
    {
        var name = T.ObjectType.Singular();
        return new(name, links)
        {
            Fields = names,
            LinkAsync = (record, records, cancellationToken) => Task.WhenAll(links.Select(link => associations.AssociateAsync(new(T.ObjectType, record), Ref(link, records[link]), label: null, cancellationToken))),
            DoAsync = async (records, cancellationToken) =>
            {
                var record = new NewRecord<TFields>(await fields(cancellationToken), [.. links.Select(link => Ref(link, records[link]))]);
                return (await writer.CreateAsync(await words.ResolveAsync(record, cancellationToken), cancellationToken)).Id;
            },
            ForecastAsync = async cancellationToken =>
            {
                await words.ResolveAsync(await fields(cancellationToken), cancellationToken);    // says so when a word is not known
                return new(name, StepAction.Make, RecordId: null, Calls: 1);
            },
        };
    }

    private static RecordRef Ref(string step, string id) =>
        new(CrmObjectTypes.TryParseSingular(step, out var type) ? type : throw new InvalidOperationException($"The step '{step}' is not named for an object type."), id);
}
