using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Scheduling;

/// <summary>From clocks on the wall to moments, daylight saving included.</summary>
internal static class Zones
{
    public static TimeZoneInfo Get(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw new RefusedException(SchedulerErrors.UnknownTimezone(name));

    /// <summary>
    /// When the clocks of a zone show a time: for one that they skip, when they would have shown it had nobody changed them;
    /// for one that they show twice, the first.
    /// </summary>
    public static DateTimeOffset Moment(DateOnly day, int minutes, TimeZoneInfo zone)
    {
        var shown = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        var offset = zone.IsAmbiguousTime(shown)
            ? zone.GetAmbiguousTimeOffsets(shown).Max()
            : zone.GetUtcOffset(zone.IsInvalidTime(shown) ? shown.AddDays(-1) : shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    public static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>A calendar month, that many after the one of a moment.</summary>
    public static Period Month(DateTimeOffset moment, TimeZoneInfo zone, int later)
    {
        var today = Day(moment, zone);
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(later);
        return new Period(Moment(first, 0, zone), Moment(first.AddMonths(1), 0, zone));
    }
}
