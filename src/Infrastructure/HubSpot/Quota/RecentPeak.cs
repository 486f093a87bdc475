namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>The highest of the last values, for as long back as is asked for. Times are timestamps, in order. Not thread-safe: the owner locks.</summary>
/// <param name="length">How long values are kept.</param>
internal sealed class RecentPeak(long length)
{
    private readonly LinkedList<(long At, int Value)> _falling = new();    // a value goes when a later one is as high

    public void Note(long now, int value)
    {
        while (_falling.First is { } first && now - first.Value.At > length)
            _falling.RemoveFirst();
        while (_falling.Last is { } last && last.Value.Value <= value)
            _falling.RemoveLast();
        _falling.AddLast((now, value));
    }

    /// <summary>The highest value noted since then; 0 when there is none.</summary>
    public int Since(long at)
    {
        var peak = 0;
        for (var entry = _falling.Last; entry is not null && entry.Value.At >= at; entry = entry.Previous)
            peak = entry.Value.Value;
        return peak;
    }
}
