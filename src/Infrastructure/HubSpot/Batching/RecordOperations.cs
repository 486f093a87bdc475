using System.Collections.Concurrent;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>What can be done with the records of one object type.</summary>
internal sealed class RecordOperations<T, TFields>(IHubSpotObjectsApi api, RecordMap<T, TFields> map, UpdateAnswers whole, ErrorTranslation errors)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private readonly RecordReads _byId = new(api, map, idProperty: null, archived: null, errors);
    private readonly ConcurrentDictionary<(string?, string?), RecordReads> _reads = new();
    private readonly ConcurrentDictionary<string, RecordUpserts> _upserts = new(StringComparer.Ordinal);

    public BatchOperation Create { get; } = new RecordCreations(api, map, errors);

    public BatchOperation Update { get; } = new RecordUpdates(api, map, whole, errors);

    public BatchOperation Archive { get; } = new RecordArchiving(api, map, errors);

    /// <param name="idProperty">A unique property, or null for the record id.</param>
    /// <param name="archived"><c>true</c> for archived records, else null.</param>
    public BatchOperation Read(string? idProperty, string? archived) =>
        (idProperty, archived) is (null, null) ? _byId : _reads.GetOrAdd((idProperty, archived), which => new(api, map, which.Item1, which.Item2, errors));

    public BatchOperation Upsert(string idProperty) => _upserts.GetOrAdd(idProperty, property => new(api, map, property, whole, errors));
}
