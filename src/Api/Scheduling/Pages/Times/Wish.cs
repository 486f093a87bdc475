using System.Globalization;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Api.Scheduling.Pages.Times;

/// <summary>Which times a visitor wants to see. What makes no sense counts as not said.</summary>
/// <param name="IsZoneTold">False when the zone is only the usual one.</param>
internal sealed record Wish(TimeZoneInfo Zone, bool IsZoneTold)
{
    public const string TimezoneName = "timezone";
    public const string MonthName = "month";
    public const string DayName = "day";
    public const string MinutesName = "minutes";

    /// <summary>The first day of the month; null for the next one that has free times.</summary>
    public DateOnly? Month { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>How long the meeting is; null for what the link offers first.</summary>
    public int? Minutes { get; init; }

    /// <param name="usualZone">The zone of who does not tell one.</param>
    public static Wish Of(IQueryCollection query, string usualZone)
    {
        var told = IanaZone.Find(query[TimezoneName].ToString());
        var day = TimeText.ReadDate(query[DayName].ToString());
        return new(told ?? IanaZone.Find(usualZone) ?? TimeZoneInfo.Utc, told is not null)
        {
            Month = TimeText.ReadDate($"{query[MonthName]}-01") ?? (day is { } wanted ? FirstOf(wanted) : null),
            Day = day,
            Minutes = MinutesOf(query[MinutesName].ToString()),
        };
    }

    /// <summary>The same day and length as a time that was chosen.</summary>
    public static Wish Beside(DateTimeOffset? start, string? timezone, int? minutes, string usualZone)
    {
        var told = IanaZone.Find(timezone);
        var zone = told ?? IanaZone.Find(usualZone) ?? TimeZoneInfo.Utc;
        DateOnly? day = start is { } time ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime) : null;
        return new(zone, told is not null) { Month = day is { } wanted ? FirstOf(wanted) : null, Day = day, Minutes = minutes };
    }

    public static int? MinutesOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null;

    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
