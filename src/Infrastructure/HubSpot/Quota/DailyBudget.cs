using HubSpotCrm.Application.Errors;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// The calls of a day. HubSpot's headers count them for the whole account; where it sends none (OAuth apps) our own count
/// has to do, by days in UTC, because no answer tells the account's time zone.
/// </summary>
internal sealed class DailyBudget(long limit, TimeProvider time)
{
    /// <summary>How long HubSpot's "nothing left" is believed before one call asks again.</summary>
    private static readonly TimeSpan Belief = TimeSpan.FromMinutes(5);

    /// <summary>How long the others wait for the answer to that call.</summary>
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private DateOnly _day;
    private long _used;
    private bool _hubSpotCounts;
    private bool _asking;
    private DateTimeOffset? _exhaustedUntil;

    /// <summary>So that nobody waits for a permit only to be told that the day is over.</summary>
    /// <exception cref="CrmBusyException">The day's calls are used up.</exception>
    public void ThrowIfUsedUp()
    {
        lock (_gate)
            Check(time.GetUtcNow());
    }

    /// <exception cref="CrmBusyException">The day's calls are used up.</exception>
    public void Take()
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            Check(now);
            if (_exhaustedUntil is not null)
                (_exhaustedUntil, _asking) = (now + Asking, true);
            _used++;
        }
    }

    /// <summary>The call was never sent.</summary>
    public void Return()
    {
        lock (_gate)
            _used = Math.Max(0, _used - 1);
    }

    /// <summary>HubSpot says how many calls are left today.</summary>
    public void Learn(long remaining)
    {
        lock (_gate)
        {
            _hubSpotCounts = true;
            (_exhaustedUntil, _asking) = (remaining > 0 ? null : time.GetUtcNow() + Belief, false);
        }
    }

    /// <summary>HubSpot took a call. When it was the one that asked, the day is not used up any more; not every answer has a header that says so.</summary>
    public void Answered()
    {
        lock (_gate)
        {
            if (_asking)
                (_exhaustedUntil, _asking) = (null, false);
        }
    }

    /// <summary>HubSpot refused a call for the day's limit.</summary>
    public void Exhausted()
    {
        lock (_gate)
            (_exhaustedUntil, _asking) = (time.GetUtcNow() + Belief, false);
    }

    private void Check(DateTimeOffset now)
    {
        if (_exhaustedUntil is { } until && now < until)
            throw Busy(until - now);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (today != _day)
            (_day, _used) = (today, 0);
        if (!_hubSpotCounts && _used >= limit)
            throw Busy(today.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - now.UtcDateTime);
    }

    private static CrmBusyException Busy(TimeSpan wait) => new("HubSpot's daily request quota is used up.", wait);
}
