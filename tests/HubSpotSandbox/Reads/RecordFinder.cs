using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Reads;

/// <summary>Finds records by id or by a unique property. Called with the portal's lock held.</summary>
internal sealed class RecordFinder(ApiCall call)
{
    private const string RecordId = "hs_object_id";

    private readonly RecordTable table = call.Records.Table(call.Type);

    public static bool NamesRecordId(string? idProperty) => string.IsNullOrEmpty(idProperty) || idProperty is RecordId;

    /// <summary>The record, archived or not as asked, or HubSpot's 404 (FACTS §10.3).</summary>
    public CrmRecord Get(string id, string? idProperty, bool archived)
    {
        if (NamesRecordId(idProperty) && !RecordTable.TryParseId(id, out _))
        {
            throw new RefusedException(ApiErrors.IdNotNumeric(id));
        }

        return Find(id, idProperty, archived) ?? throw new RefusedException(ApiErrors.ResourceNotFound);
    }

    public CrmRecord? Find(string id, string? idProperty, bool archived)
    {
        if (NamesRecordId(idProperty))
        {
            return table.Resolve(id) is { } record && record.ArchivedAt is not null == archived ? record : null;
        }

        DemandUnique(idProperty!);
        return archived ? FindArchived(id, idProperty!) : table.ResolveUnique(idProperty!, id);
    }

    public void DemandUnique(string idProperty)
    {
        if (!table.Unique.Has(idProperty))
        {
            throw new RefusedException(ApiErrors.NotUnique(idProperty));
        }
    }

    /// <summary>Archived records are not indexed by their unique values; the latest one wins.</summary>
    private CrmRecord? FindArchived(string value, string property) => table.All.LastOrDefault(record =>
        record is { ArchivedAt: not null, Erased: false } && string.Equals(record.Properties[property], value, StringComparison.OrdinalIgnoreCase));
}
