using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Search;

/// <summary>The pseudo-property `associations.{type}`: the records associated with the named ones, as the index knows them (FACTS §5).</summary>
internal static class AssociationFilter
{
    public static Func<CrmRecord, bool> Of(SearchFilter filter, ObjectType type, PortalRecords records)
    {
        var name = filter.Property[(filter.Property.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (!ObjectTypes.TryFind(name, out var other) || filter.Operator is not ("EQ" or "IN"))
        {
            throw new RefusedException(ApiErrors.Invalid(
                $"There was a problem with the request: {filter.Property} with the operator {filter.Operator} is not a filter that can be searched by"));
        }

        var associated = (filter.Operator is "EQ" ? [filter.Value!] : filter.Values)
            .SelectMany(id => Known(records, other, id))
            .SelectMany(id => records.Associations.Indexed(new RecordKey(other, id), type))
            .ToHashSet();
        return record => associated.Contains(record.Id);
    }

    /// <summary>The id as sent, and the record that took it in.</summary>
    private static IEnumerable<long> Known(PortalRecords records, ObjectType type, string id)
    {
        if (RecordTable.TryParseId(id, out var sent))
        {
            yield return sent;
            if (records.Table(type).Resolve(sent) is { } current && current.Id != sent)
            {
                yield return current.Id;
            }
        }
    }
}
