using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>What one look for created records has found.</summary>
/// <param name="taken">Ids of records that belong to other creations.</param>
internal sealed class Looks<T>(IEnumerable<string> taken)
    where T : class
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    public Dictionary<Creation<T>, HubSpotRecord> Found { get; } = [];

    /// <summary>Creations whose record may have been overlooked: there were more candidates than were read.</summary>
    public HashSet<Creation<T>> Unclear { get; } = [];

    /// <summary>Gives each creation its record; equal creations have one each.</summary>
    public void Match(IEnumerable<Creation<T>> creations, IReadOnlyList<HubSpotRecord> candidates, Func<Creation<T>, HubSpotRecord, bool> isOf)
    {
        foreach (var creation in creations)
        {
            if (candidates.FirstOrDefault(candidate => !_taken.Contains(candidate.Id) && isOf(creation, candidate)) is { } record && _taken.Add(record.Id))
                Found[creation] = record;
        }
    }
}
