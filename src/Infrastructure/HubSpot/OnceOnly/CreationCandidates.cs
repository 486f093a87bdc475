using System.Globalization;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Associations;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>Reads the records that may be those of lost creations, with all that is needed to tell.</summary>
internal sealed class CreationCandidates<T, TFields>(
    RecordQueue<T, TFields> queue, IHubSpotObjectsApi api, IHubSpotAssociationsApi associations, RecordMap<T, TFields> map)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private const int MaxPages = 5;
    private const int SearchPageSize = 200;

    /// <summary>The newest of many associated records; HubSpot's ids grow.</summary>
    private const int MaxAssociated = 300;

    private static readonly string[] Titles = ["dealname", "subject", "name", "domain", "lastname", "firstname"];

    /// <param name="idProperty">What the keys are values of; null for record ids.</param>
    public async Task<IReadOnlyList<HubSpotRecord>> ReadAsync(IEnumerable<string> keys, string? idProperty, IEnumerable<Creation<T>> creations, CancellationToken cancellationToken)
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

    /// <summary>Those associated with a record.</summary>
    public async Task<IReadOnlyList<HubSpotRecord>> AssociatedAsync(RecordRef with, IEnumerable<Creation<T>> creations, CancellationToken cancellationToken)
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

        var newest = ids.OrderByDescending(id => id.Length).ThenByDescending(id => id, StringComparer.Ordinal).Take(MaxAssociated);
        return await ReadAsync(newest, idProperty: null, creations, cancellationToken);
    }

    /// <summary>Those made since the first try, newest first; not all of them when there are very many.</summary>
    public async Task<(IReadOnlyList<HubSpotRecord> Records, bool AreAll)> SearchAsync(IReadOnlyList<Creation<T>> creations, CancellationToken cancellationToken)
    {
        var found = new List<HubSpotRecord>();
        var search = new HubSpotSearch([new([.. Filters(creations)])], [.. Properties(creations)], SearchPageSize, "0") { Sorts = [new(map.CreateDate, "DESCENDING")] };
        for (var page = 0; page < MaxPages; page++)
        {
            var answer = await api.SearchAsync(map.ObjectType, search, cancellationToken);
            found.AddRange(answer.Results);
            if (answer.Paging?.Next?.After is not { } after)
                return (found, AreAll: true);
            search = search with { After = after };
        }

        return (found, AreAll: false);
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
