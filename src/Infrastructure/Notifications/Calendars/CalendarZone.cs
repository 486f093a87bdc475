using System.Buffers;
using System.Globalization;

namespace HubSpotCrm.Infrastructure.Notifications.Calendars;

/// <summary>A time zone as calendars are told of it (VTIMEZONE): right from the year before a meeting to three years after it.</summary>
internal sealed class CalendarZone
{
    private const int LastYear = 9_999;
    private const int YearsOfRule = 5;
    private const int SecondsInDay = 86_400;
    private const string Beginning = "19700101T000000";
    private static readonly SearchValues<char> OfIds = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-");

    /// <summary>Longer than any clock was ever set back.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromHours(3);

    private readonly TimeZoneInfo _zone;

    private CalendarZone(TimeZoneInfo zone) => _zone = zone;

    public string Id => _zone.Id;

    /// <summary>True for UTC itself: its times are written as such, without rules.</summary>
    public bool IsUtc => Id is "UTC" or "Etc/UTC";

    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public static CalendarZone Find(string id) => !id.AsSpan().ContainsAnyExcept(OfIds) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        ? new(zone)
        : throw new ArgumentException("There is no such time zone.", nameof(id));

    public static string Utc(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What clocks show there.</summary>
    public string Local(DateTimeOffset moment) => Text(moment.UtcDateTime + OffsetAt(moment));

    /// <summary>True for a time that clocks show twice, because they are set back: which one is meant can be said in UTC only.</summary>
    public bool IsShownTwice(DateTimeOffset moment)
    {
        var (before, now, after) = (OffsetAt(moment - Around), OffsetAt(moment), OffsetAt(moment + Around));
        return (before > now && OffsetAt(moment - (before - now)) == before) || (after < now && OffsetAt(moment + (now - after)) == after);
    }

    public void Write(CalendarLines lines, DateTimeOffset meeting)
    {
        lines.Begin("VTIMEZONE");
        lines.Add("TZID", Id);
        WriteTimes(lines, Math.Max((meeting.UtcDateTime + OffsetAt(meeting)).Year - 1, 1970));
        lines.End();
    }

    private void WriteTimes(CalendarLines lines, int firstYear)
    {
        var changes = Changes(firstYear, Math.Min(firstYear + YearsOfRule, LastYear)).ToList();
        var years = changes.GroupBy(change => change.Onset.Year).Select(year => year.ToList()).ToList();
        if (years.Count == YearsOfRule && years.All(year => year.Count == 2) && ZoneChange.Rule([.. years.Select(year => year[0])]) is { } first && ZoneChange.Rule([.. years.Select(year => year[1])]) is { } second)
        {
            Write(lines, changes[0], first);
            Write(lines, changes[1], second);
            return;
        }

        var offset = changes.Count > 0 ? changes[0].From : OffsetAt(DateTimeOffset.FromUnixTimeSeconds(Start(firstYear)));
        Write(lines, "STANDARD", Beginning, offset, offset);
        foreach (var change in changes)
            Write(lines, change);
    }

    private static void Write(CalendarLines lines, ZoneChange change, string? rule = null) =>
        Write(lines, change.To > change.From ? "DAYLIGHT" : "STANDARD", Text(change.Onset), change.From, change.To, rule);

    private static void Write(CalendarLines lines, string kind, string start, TimeSpan from, TimeSpan to, string? rule = null)
    {
        lines.Begin(kind);
        lines.Add("DTSTART", start);
        lines.Add("TZOFFSETFROM", Text(from));
        lines.Add("TZOFFSETTO", Text(to));
        if (rule is not null)
            lines.Add("RRULE", rule);
        lines.End();
    }

    // No zone changes its clocks twice in a day.
    private IEnumerable<ZoneChange> Changes(int firstYear, int endYear)
    {
        for (var (day, end) = (Start(firstYear), Start(endYear)); day < end; day += SecondsInDay)
        {
            var (from, to) = (OffsetAt(day), OffsetAt(day + SecondsInDay));
            if (from != to)
                yield return new(Moment(day, day + SecondsInDay, from), from, to);
        }
    }

    private long Moment(long before, long after, TimeSpan offsetBefore)
    {
        while (after - before > 1)
        {
            var middle = (before + after) / 2;
            if (OffsetAt(middle) == offsetBefore)
                before = middle;
            else
                after = middle;
        }

        return after;
    }

    private TimeSpan OffsetAt(long seconds) => OffsetAt(DateTimeOffset.FromUnixTimeSeconds(seconds));

    private TimeSpan OffsetAt(DateTimeOffset moment) => _zone.GetUtcOffset(moment);

    private static long Start(int year) => new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    private static string Text(DateTime local) => local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Text(TimeSpan offset) => $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString("hhmm", CultureInfo.InvariantCulture)}";
}
