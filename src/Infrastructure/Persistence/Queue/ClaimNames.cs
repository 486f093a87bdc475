namespace HubSpotCrm.Infrastructure.Persistence.Queue;

/// <summary>Names for claims, none of which was ever given out before: a lane that comes back under the same name still has another claim.</summary>
internal sealed class ClaimNames
{
    private long _last;

    /// <summary>What all claims of this process begin with.</summary>
    public string Own { get; } = $"{Guid.NewGuid():n}.";

    public string Next() => $"{Own}{Interlocked.Increment(ref _last)}";
}
