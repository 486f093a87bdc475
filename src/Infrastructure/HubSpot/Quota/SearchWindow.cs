namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// Searches in a second. HubSpot allows five to the whole account and no header tells how many others make: a refusal means
/// that there are others, so one is left to them, until a while has passed without another refusal.
/// </summary>
internal sealed class SearchWindow : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>How long without a refusal until one more is tried.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly int _most;
    private readonly TimeProvider _time;
    private int _limit;
    private long _changed;

    public SearchWindow(int limit, TimeProvider time)
    {
        (_most, _limit, _time) = (limit, limit, time);
        Permits = new(limit, Second, time);
    }

    public PermitWindow Permits { get; }

    public void Refused(TimeSpan? retryAfter)
    {
        Permits.Pause(retryAfter ?? Second);
        lock (_gate)
        {
            if (_limit == 1 || (_limit < _most && _time.GetElapsedTime(_changed) < Second))
                return;    // several refusals of one second are one
            Set(_limit - 1);
        }
    }

    public void Answered()
    {
        if (Volatile.Read(ref _limit) == _most)
            return;
        lock (_gate)
        {
            if (_limit < _most && _time.GetElapsedTime(_changed) >= Calm)
                Set(_limit + 1);
        }
    }

    public void Dispose() => Permits.Dispose();

    private void Set(int now)
    {
        (_limit, _changed) = (now, _time.GetTimestamp());
        Permits.SetLimit(now);
    }
}
