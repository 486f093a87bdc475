namespace HubSpotCrm.Infrastructure.Notifications.Calendars;

/// <summary>A moment at which the clocks of a zone are changed.</summary>
/// <param name="At">In seconds since 1970, UTC.</param>
/// <param name="From">What they were ahead of UTC until then.</param>
/// <param name="To">What they are from then on.</param>
internal sealed record ZoneChange(long At, TimeSpan From, TimeSpan To)
{
    private const int DaysInWeek = 7;
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>What the clocks showed at that moment, before they were changed.</summary>
    public DateTime Onset => DateTimeOffset.FromUnixTimeSeconds(At).UtcDateTime + From;

    private int Week => ((Onset.Day - 1) / DaysInWeek) + 1;

    private bool IsLastOfMonth => Onset.Day + DaysInWeek > DateTime.DaysInMonth(Onset.Year, Onset.Month);

    /// <summary>The rule (RRULE) that has these changes, one of each year; null when none as simple as "the last Sunday of March" has.</summary>
    public static string? Rule(IReadOnlyList<ZoneChange> yearly)
    {
        var first = yearly[0];
        if (yearly.Any(change => !change.IsLike(first)))
            return null;
        int? week = yearly.All(change => change.IsLastOfMonth) ? -1 : yearly.All(change => change.Week == first.Week) ? first.Week : null;
        return week is null ? null : $"FREQ=YEARLY;BYMONTH={first.Onset.Month};BYDAY={week}{Days[(int)first.Onset.DayOfWeek]}";
    }

    private bool IsLike(ZoneChange other) => (From, To, Onset.Month, Onset.DayOfWeek, Onset.TimeOfDay) == (other.From, other.To, other.Onset.Month, other.Onset.DayOfWeek, other.Onset.TimeOfDay);
}
