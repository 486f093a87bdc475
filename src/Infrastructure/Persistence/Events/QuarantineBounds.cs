using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>How many refused deliveries are kept, how fast, and how long.</summary>
internal sealed class QuarantineBounds(TimeProvider time, IOptions<EventOptions> options)
{
    private const int MostEachSecond = 50;
    private const long MostBytesEachSecond = 2 * Megabyte;
    private const long Megabyte = 1024 * 1024;

    private readonly Lock _gate = new();
    private long _second;
    private int _kept;
    private long _bytes;

    /// <summary>In milliseconds (UTC), as all times here.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>What was received before has had its time.</summary>
    public long Oldest => time.GetUtcNow().AddDays(-options.Value.QuarantineDays).ToUnixTimeMilliseconds();

    public long Count => options.Value.QuarantineCount;

    /// <summary>How much all of them may take up together.</summary>
    public long Bytes => options.Value.QuarantineMegabytes * Megabyte;

    /// <summary>Counts one more of this second.</summary>
    public bool MayKeep(int bytes)
    {
        if (Count == 0)
            return false;
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        lock (_gate)
        {
            if (second != _second)
                (_second, _kept, _bytes) = (second, 0, 0);
            _bytes += bytes;
            return ++_kept <= MostEachSecond && _bytes <= MostBytesEachSecond;
        }
    }
}
