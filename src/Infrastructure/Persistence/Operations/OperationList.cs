using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;

namespace HubSpotCrm.Infrastructure.Persistence.Operations;

/// <summary>The statements that list operations: each names only what it asks for, so that an index leads to it.</summary>
internal static class OperationList
{
    /// <param name="after">The id of the last one of the page before.</param>
    public static (string Sql, (string Name, object? Value)[] Values) Query(OperationFilter filter, string? after, int limit)
    {
        List<string> conditions = [];
        List<(string Name, object? Value)> values = [("limit", limit)];
        if (filter.Kind is { } kind)
            Add("o.kind = @kind", "kind", kind);
        if (filter.Status is { } status)
            Add(status is OperationStatus.Succeeded or OperationStatus.Failed ? "o.ended = @status" : $"o.ended IS NULL AND {OperationTable.Status} = @status", "status", OperationTable.Word(status));
        if (after is not null)
            Add("o.id < @before", "before", after);
        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        return ($"{OperationTable.Select}{where} ORDER BY o.id DESC LIMIT @limit", [.. values]);

        void Add(string condition, string name, string value)
        {
            conditions.Add(condition);
            values.Add((name, value));
        }
    }
}
