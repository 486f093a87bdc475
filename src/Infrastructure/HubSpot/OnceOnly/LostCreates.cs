using System.Globalization;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Associations;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

internal static class LostCreates
{
    /// <summary>HubSpot may still be at work on a call whose connection broke.</summary>
    public static readonly TimeSpan StillAtWork = TimeSpan.FromSeconds(5);
}

/// <summary>
/// Finds the records of creations whose answer was lost: by write id; without one by a unique value, by what the record is
/// associated with, and last by search, which lags (ADR 0011).
/// </summary>
internal sealed class LostCreates<T, TFields>(
    RecordQueue<T, TFields> queue, IHubSpotObjectsApi api, IHubSpotAssociationsApi associations, RecordMap<T, TFields> map, CreationWork work)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private const int MaxPages = 5;
    private const int SearchPageSize = 200;

    /// <summary>The newest of many associated records; HubSpot's ids grow.</summary>
    private const int MaxAssociated = 300;

    /// <summary>Search shows a record some seconds after it was made; integrators have seen up to thirty.</summary>
    private static readonly TimeSpan SearchLag = TimeSpan.FromSeconds(30);

    private static readonly string[] Titles = ["dealname", "subject", "name", "domain", "lastname", "firstname"];

    /// <summary>In how much time a look that finds nothing means that nothing was made. HubSpot itself refuses a second record with one unique value, so there is nothing to wait for then.</summary>
    public TimeSpan UntilConclusive(Creation<T> creation)
    {
        if (creation.WriteId is not null || map.IdentityOf(creation.Written) is not null)
            return TimeSpan.Zero;
        var left = creation.TriedUntil + (creation.Associations.Count > 0 ? LostCreates.StillAtWork : SearchLag) - work.Now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public async Task<Looks<T>> LookAsync(IReadOnlyList<Creation<T>> creations, CancellationToken cancellationToken)
    {
        var looks = new Looks<T>();
        await ByWriteIdAsync(looks, [.. creations.Where(creation => creation.WriteId is not null)], cancellationToken);
        List<Creation<T>> others = [.. creations.Where(creation => creation.WriteId is null)];
        foreach (var group in others.GroupBy(creation => map.IdentityOf(creation.Written)?.Property, StringComparer.Ordinal).Where(group => group.Key is not null))
            looks.Match(group, await ReadAsync(group.Select(creation => map.IdentityOf(creation.Written)!.Value.Value), group.Key, group, cancellationToken), CreatedRecords.IsOf);
        others.RemoveAll(creation => map.IdentityOf(creation.Written) is not null);
        foreach (var group in others.Where(creation => creation.Associations.Count > 0).GroupBy(creation => creation.Associations[0]))
            looks.Match(group, await ReadAsync(await AssociatedAsync(group.Key, cancellationToken), idProperty: null, group, cancellationToken), CreatedRecords.IsOf);
        foreach (var group in others.Where(creation => creation.Associations.Count == 0).GroupBy(creation => CreatedRecords.SetsCreateDate(creation) ? creation : null))
            await BySearchAsync(looks, [.. group], cancellationToken);
        return looks;
    }

    private async Task ByWriteIdAsync(Looks<T> looks, IReadOnlyList<Creation<T>> creations, CancellationToken cancellationToken)
    {
        try
        {
            var records = await ReadAsync(creations.Select(creation => creation.WriteId!), WriteIdProperty.Name, creations, cancellationToken);
            looks.Match(creations, records, (creation, record) => record.Properties.GetValueOrDefault(WriteIdProperty.Name) == creation.WriteId);
        }
        catch (CrmRejectedException refusal) when (WriteIdProperty.IsMissing(refusal))
        {
            work.Forget(T.ObjectType);
            foreach (var creation in creations)
                creation.WriteId = null;    // looked for by its other traces
        }
    }

    private async Task<IReadOnlyList<HubSpotRecord>> ReadAsync(IEnumerable<string> keys, string? idProperty, IEnumerable<Creation<T>> creations, CancellationToken cancellationToken)
    {
        string[] properties = [.. Properties(creations).Append(idProperty ?? "hs_object_id").Distinct(StringComparer.Ordinal)];
        var records = new List<HubSpotRecord>();
        foreach (var answer in queue.ReadRaw(keys.Distinct(StringComparer.OrdinalIgnoreCase), idProperty, properties, cancellationToken))
        {
            try
            {
                records.Add((await answer)!);
            }
            catch (CrmRecordNotFoundException)
            {
                // not made, or not by this try
            }
        }

        return records;
    }

    private async Task<IEnumerable<string>> AssociatedAsync(RecordRef with, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        try
        {
            string? after = null;
            do
            {
                var page = await associations.ListAsync(with.Type.Plural(), with.Id, map.ObjectType, IncludedAssociations.PageSize, after, cancellationToken);
                ids.AddRange(page.Results.Select(each => each.ToObjectId));
                after = page.Paging?.Next?.After;
            }
            while (after is not null);
        }
        catch (CrmRecordNotFoundException)
        {
            return [];    // nothing is associated with a record that is not there
        }

        return ids.OrderByDescending(id => id.Length).ThenByDescending(id => id, StringComparer.Ordinal).Take(MaxAssociated);
    }

    private async Task BySearchAsync(Looks<T> looks, IReadOnlyList<Creation<T>> creations, CancellationToken cancellationToken)
    {
        var found = new List<HubSpotRecord>();
        var search = new HubSpotSearch([new([.. Filters(creations)])], [.. Properties(creations)], SearchPageSize, "0") { Sorts = [new(map.CreateDate, "DESCENDING")] };
        for (var page = 0; page < MaxPages; page++)
        {
            var answer = await api.SearchAsync(map.ObjectType, search, cancellationToken);
            found.AddRange(answer.Results);
            if (answer.Paging?.Next?.After is not { } after)
                break;
            search = search with { After = after };
            if (page == MaxPages - 1)
                looks.Unclear.UnionWith(creations);
        }

        looks.Match(creations, found, CreatedRecords.IsOf);
    }

    private IEnumerable<HubSpotFilter> Filters(IReadOnlyList<Creation<T>> creations)
    {
        if (!CreatedRecords.SetsCreateDate(creations[0]))
        {
            var from = creations.Min(creation => creation.TriedSince)!.Value - CreatedRecords.ClockDifference;
            yield return new(map.CreateDate, "GTE") { Value = from.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) };
        }

        if (creations is [var single] && Titles.FirstOrDefault(single.Written.ContainsKey) is { } title)
            yield return new(title, "EQ") { Value = single.Written[title] };
    }

    private IEnumerable<string> Properties(IEnumerable<Creation<T>> creations) => map.Typed.Union(creations.SelectMany(creation => creation.Written.Keys), StringComparer.Ordinal);
}
