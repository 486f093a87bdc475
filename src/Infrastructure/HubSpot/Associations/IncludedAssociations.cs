using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Associations;

/// <summary>The associated ids that a read brings along. A record with many of them gets its further pages from the association API.</summary>
internal sealed class IncludedAssociations(IHubSpotAssociationsApi associations)
{
    public const int PageSize = 500;

    public async Task<T> AddAsync<T>(T record, HubSpotRecord answer, RecordView view, CancellationToken cancellationToken)
        where T : CrmRecord, ICrmRecord
    {
        if (view.Include.Count == 0)
            return record;
        var included = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var type in view.Include)
            included[type] = answer.Associations?.GetValueOrDefault(type) is { } ids ? await AllAsync(T.ObjectType.Plural(), record.Id, type, ids, cancellationToken) : [];
        return record with { Associations = included };
    }

    private async Task<IReadOnlyList<string>> AllAsync(string from, string id, string to, HubSpotAssociatedIds first, CancellationToken cancellationToken)
    {
        var ids = first.Results.Select(record => record.Id).ToList();
        if (first.Paging?.Next?.After is not null)
        {
            ids.Clear();    // the cursor of a read is not one of the association API: from the start
            string? after = null;
            do
            {
                var page = await associations.ListAsync(from, id, to, PageSize, after, cancellationToken);
                ids.AddRange(page.Results.Select(association => association.ToObjectId));
                after = page.Paging?.Next?.After;
            }
            while (after is not null);
        }

        return [.. ids.Distinct(StringComparer.Ordinal)];
    }
}
