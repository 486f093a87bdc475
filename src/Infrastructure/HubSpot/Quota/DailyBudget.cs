using HubSpotCrm.Application.Errors;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// The calls of a day. HubSpot counts days in the account's time zone, which no answer tells, so ours are in UTC and its
/// word ("nothing left") counts for more than ours.
/// </summary>
internal sealed class DailyBudget(long limit, TimeProvider time)
{
    /// <summary>How long HubSpot's "nothing left" is believed before one call asks again.</summary>
    private static readonly TimeSpan Belief = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private DateOnly _day;
    private long _used;
    private long _limit = limit;
    private DateTimeOffset _exhaustedUntil;

    /// <exception cref="CrmBusyException">The day's calls are used up.</exception>
    public void Take()
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (now < _exhaustedUntil)
                throw Busy(_exhaustedUntil - now);
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            if (today != _day)
                (_day, _used) = (today, 0);
            if (_used >= _limit)
                throw Busy(today.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - now.UtcDateTime);
            _used++;
        }
    }

    public void Learn(long limit, long? remaining)
    {
        lock (_gate)
        {
            _limit = Math.Max(_limit, limit);
            if (remaining <= 0)
                _exhaustedUntil = time.GetUtcNow() + Belief;
        }
    }

    public void Exhausted() => Learn(limit: 0, remaining: 0);

    private static CrmBusyException Busy(TimeSpan wait) => new("HubSpot's daily request quota is used up.", wait);
}
