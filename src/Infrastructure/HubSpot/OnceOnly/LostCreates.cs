using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Properties;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

internal static class LostCreates
{
    /// <summary>HubSpot may still be at work on a call whose connection broke.</summary>
    public static readonly TimeSpan StillAtWork = TimeSpan.FromSeconds(5);

    /// <summary>Search shows a record some seconds after it was made; integrators have seen up to thirty.</summary>
    public static readonly TimeSpan SearchLag = TimeSpan.FromSeconds(30);
}

/// <summary>
/// Finds the records of creations whose answer was lost: by write id; without one by a unique value, by what the record is
/// associated with, and last by search, which lags (ADR 0011).
/// </summary>
internal sealed class LostCreates<T, TFields>(CreationCandidates<T, TFields> candidates, RecordMap<T, TFields> map, CreationWork work)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    /// <summary>In how much time a look that finds nothing means that nothing was made. HubSpot itself refuses a second record with one unique value, so there is nothing to wait for then.</summary>
    public TimeSpan UntilConclusive(Creation<T> creation)
    {
        if (creation.WriteId is not null || map.IdentityOf(creation.Written) is not null)
            return TimeSpan.Zero;
        var left = creation.TriedUntil + (creation.Associations.Count > 0 ? LostCreates.StillAtWork : LostCreates.SearchLag) - work.Now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Looks once.</summary>
    /// <param name="taken">Ids of records that belong to other creations.</param>
    public async Task<Looks<T>> LookAsync(IReadOnlyList<Creation<T>> creations, IEnumerable<string> taken, CancellationToken cancellationToken)
    {
        var looks = new Looks<T>(taken);
        await ByWriteIdAsync(looks, [.. creations.Where(creation => creation.WriteId is not null)], cancellationToken);
        var others = creations.Where(creation => creation.WriteId is null).ToLookup(creation => map.IdentityOf(creation.Written)?.Property, StringComparer.Ordinal);
        foreach (var group in others.Where(group => group.Key is not null))
            looks.Match(group, await candidates.ReadAsync(group.Select(creation => map.IdentityOf(creation.Written)!.Value.Value), group.Key, group, cancellationToken), CreatedRecords.IsOf);
        foreach (var group in others[null].Where(creation => creation.Associations.Count > 0).GroupBy(creation => creation.Associations[0]))
            looks.Match(group, await candidates.AssociatedAsync(group.Key, group, cancellationToken), CreatedRecords.IsOf);
        foreach (var group in others[null].Where(creation => creation.Associations.Count == 0).GroupBy(creation => CreatedRecords.SetsCreateDate(creation) ? creation : null))
            await BySearchAsync(looks, [.. group], cancellationToken);
        return looks;
    }

    private async Task ByWriteIdAsync(Looks<T> looks, IReadOnlyList<Creation<T>> creations, CancellationToken cancellationToken)
    {
        try
        {
            var records = await candidates.ReadAsync(creations.Select(creation => creation.WriteId!), WriteIdProperty.Name, creations, cancellationToken);
            looks.Match(creations, records, (creation, record) => record.Properties.GetValueOrDefault(WriteIdProperty.Name) == creation.WriteId);
        }
        catch (CrmRejectedException refusal) when (WriteIdProperty.IsMissing(refusal))
        {
            work.Forget(T.ObjectType);
            foreach (var creation in creations)
                creation.WriteId = null;    // looked for by its other traces
        }
    }

    private async Task BySearchAsync(Looks<T> looks, IReadOnlyList<Creation<T>> creations, CancellationToken cancellationToken)
    {
        var (records, areAll) = await candidates.SearchAsync(creations, cancellationToken);
        looks.Match(creations, records, CreatedRecords.IsOf);
        if (!areAll)
            looks.Unclear.UnionWith(creations);
    }
}
