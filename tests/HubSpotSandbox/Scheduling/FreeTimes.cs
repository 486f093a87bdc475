namespace HubSpotSandbox.Scheduling;

/// <summary>The times at which a link can be booked: within its rules, ahead of now, not further than it advertises, with its users free.</summary>
internal sealed class FreeTimes(MeetingLink link, Calendars calendars, DateTimeOffset now)
{
    /// <summary>Where the link ends to advertise.</summary>
    public DateTimeOffset Horizon => now.AddDays(7 * link.Weeks);

    /// <summary>The free times that begin within a range, in their order.</summary>
    public IEnumerable<Period> Within(Period range, TimeSpan duration)
    {
        var from = range.Start > now ? range.Start : now;
        var to = range.End < Horizon ? range.End : Horizon;
        var last = Zones.Day(to, link.Zone);
        for (var day = Zones.Day(from, link.Zone); from < to && day <= last; day = day.AddDays(1))
        {
            foreach (var time in OnDay(day, duration))
            {
                if (time.Start >= from && time.Start < to && UsersFor(time).Count > 0)
                {
                    yield return time;
                }
            }
        }
    }

    /// <summary>Who can take a time: all users of a group or nobody, else each one who is free.</summary>
    public IReadOnlyList<long> UsersFor(Period time)
    {
        var asked = time.Widened(link.Buffer);
        long[] free = [.. link.UserIds.Where(user => calendars.IsFree(user, asked))];
        return link.Type is not MeetingLink.Group || free.Length == link.UserIds.Count ? free : [];
    }

    /// <summary>Steps in real time: on a day with 23 or 25 hours, an open hour that is skipped has no times, and one that comes twice has twice as many.</summary>
    private IEnumerable<Period> OnDay(DateOnly day, TimeSpan duration)
    {
        foreach (var part in link.PartsOf(day.DayOfWeek))
        {
            var (opens, closes) = (Zones.Moment(day, part.Start, link.Zone), Zones.Moment(day, part.End, link.Zone));
            for (var start = opens; start + duration <= closes; start += link.Step(duration))
            {
                yield return new Period(start, start + duration);
            }
        }
    }
}
