namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// How many calls a window holds. A call is counted from the moment it is allowed until one window after its answer has
/// come: HubSpot counted it at some moment before that, so its own window can never be exceeded, however long calls
/// travel. Times are passed in, in timestamp units. Not thread-safe: the owner locks.
/// </summary>
internal sealed class CallCount(int limit, long length)
{
    /// <summary>A call that leaves the window counts for a little more than it brings: permits that nobody uses are lost.</summary>
    private const double Reuse = 1.2;

    private readonly Queue<long> _ends = new();    // when each answered call leaves the window, in order; other apps' calls too
    private readonly RecentPeak _counted = new(length);
    private readonly int _set = limit;
    private int _limit = limit;
    private int _inFlight;
    private long _pausedUntil = long.MinValue;
    private long _heldUntil = long.MaxValue;
    private int _fair;
    private bool _isShared;

    public int Limit => _limit;

    /// <summary>The account's limit, of which this may be a share.</summary>
    public int Known { get; private set; } = limit;

    public long Length => length;

    /// <summary>How many calls may be allowed now, as of the last look at the time.</summary>
    public int Free => Math.Max(0, _limit - _inFlight - _ends.Count);

    public int InFlight => _inFlight;

    public bool IsFree(long now)
    {
        while (_ends.TryPeek(out var end) && end <= now)
            _ends.Dequeue();
        return HasRoom && now >= _pausedUntil && now < _heldUntil;
    }

    /// <summary>How long until the first answered call leaves the window; one window when there is none.</summary>
    public long FirstEnd(long now) => _ends.TryPeek(out var end) ? Math.Max(0, end - now) : length;

    /// <summary>The rate, in calls for a timestamp unit, at which calls can be allowed for one window without running out of permits.</summary>
    /// <param name="now">The time.</param>
    /// <param name="reserved">How many permits are to be left; negative when so many may be missing for a moment.</param>
    public double LastingRate(long now, double reserved)
    {
        var (permits, rate) = (Free - reserved, double.MaxValue);
        foreach (var end in _ends)
        {
            rate = Math.Min(rate, permits / Math.Max(1, end - now));
            permits += Reuse;
        }

        return Math.Max(0, Math.Min(rate, permits / length));
    }

    public void Allow(long now)
    {
        _inFlight++;
        Look(now);
    }

    /// <summary>Remembers how many calls are counted now.</summary>
    /// <returns>The time.</returns>
    public long Look(long now)
    {
        _counted.Note(now, _inFlight + _ends.Count);
        return now;
    }

    public void Answered(long now)
    {
        _inFlight--;
        _ends.Enqueue(now + length);
    }

    public void NeverSent() => _inFlight--;

    /// <summary>
    /// Takes over what an answer says of the account: its limit, when that is not below the one that was set, and calls that
    /// others have made; of a shared window these are other instances'. HubSpot counted at some moment since the call was
    /// sent, when more of our own calls may have been in the window than are now.
    /// </summary>
    public void Learn(long now, int limit, int? remaining, long sent)
    {
        Known = Math.Max(_set, limit);
        if (_isShared)
            return;
        _limit = Known;
        IsFree(now);
        var byOthers = remaining is null ? 0 : limit - remaining.Value - Math.Max(_counted.Since(sent), _inFlight + _ends.Count);
        for (var i = 0; i < byOthers; i++)
            _ends.Enqueue(now + length);
    }

    /// <summary>Allows fewer calls, or more again; a share is changed by <see cref="Hold"/> alone.</summary>
    public void SetLimit(int limit) => _limit = _isShared ? _limit : limit;

    /// <summary>
    /// Allows so many calls until then: the rest of the account's are other instances'. Permits in use are not given up
    /// before they have left the window.
    /// </summary>
    /// <param name="share">How many.</param>
    /// <param name="fair">How many it would be if all instances needed theirs: what waits are judged by.</param>
    /// <param name="until">Until when.</param>
    public void Hold(int share, int fair, long until) => (_isShared, _limit, _fair, _heldUntil) = (true, Math.Max(share, _inFlight + _ends.Count), fair, until);

    public long PausedFor(long now) => _pausedUntil > now ? _pausedUntil - now : 0;

    /// <summary>When each answered call leaves the window.</summary>
    public IEnumerable<long> Ends => _ends;

    public void PauseUntil(long until) => _pausedUntil = Math.Max(_pausedUntil, until);

    /// <summary>When a call may be allowed next; null when that depends on an answer to a call in flight.</summary>
    public long? NextFree() => HasRoom ? _pausedUntil : _ends.TryPeek(out var end) ? Math.Max(end, _pausedUntil) : null;

    /// <summary>How long until a caller with so many before it is served, as far as can be seen; calls in flight count as answered now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="ahead">How many permits are given before.</param>
    /// <param name="reserved">How many calls of the window are not for this caller.</param>
    public long EstimateWait(long now, int ahead, int reserved = 0)
    {
        var room = Math.Max(1, Math.Max(_limit, _fair) - reserved);
        var (rounds, place) = Math.DivRem(ahead, room);
        var mustEnd = _inFlight + _ends.Count + place + 1 - room;    // so many calls must leave the window before
        var end = mustEnd <= 0 ? now : mustEnd <= _ends.Count ? _ends.ElementAt(mustEnd - 1) : now + length;
        return Math.Max(Math.Max(end, _pausedUntil) - now, 0) + (rounds * length);
    }

    private bool HasRoom => _inFlight + _ends.Count < _limit;
}
