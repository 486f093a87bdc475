namespace HubSpotCrm.Infrastructure.Persistence.Queue;

/// <summary>Names for claims, none of which was ever given out before: a lane that comes back under the same name still has another claim.</summary>
internal sealed class ClaimNames
{
    private long _last;

    private readonly string _own = $"{Guid.NewGuid():n}.";

    public string Next() => $"{_own}{Interlocked.Increment(ref _last)}";
}
