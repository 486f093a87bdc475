using System.Globalization;
using HubSpotCrm.Infrastructure.Notifications.Calendars;

namespace Infrastructure.IntegrationTests.Notifications;

/// <summary>What a calendar computes from the rules that it is given, against what the system's zones say.</summary>
public sealed class CalendarZoneTests
{
    private const int DaysAround = 500;

    private static readonly string[] Zones =
    [
        "Europe/Madrid", "Europe/London", "Europe/Dublin", "America/New_York", "America/St_Johns", "America/Santiago", "America/Sao_Paulo", "America/Phoenix", "Australia/Lord_Howe", "Australia/Sydney",
        "Pacific/Chatham", "Pacific/Apia", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Asia/Jerusalem", "Africa/Casablanca", "Africa/Cairo", "Antarctica/Troll", "America/Nuuk", "Pacific/Kiritimati", "UTC",
    ];

    [TestCaseSource(nameof(Zones))]
    public void Rules_are_right_around_every_meeting(string id)
    {
        var (zone, system) = (CalendarZone.Find(id), TimeZoneInfo.FindSystemTimeZoneById(id));
        var first = new DateTimeOffset(2026, 11, 24, 12, 30, 0, TimeSpan.Zero);

        var wrong = Enumerable.Range(0, DaysAround).Select(day => first.AddDays(day)).Where(moment => Offset(Rules(zone, moment), moment) != system.GetUtcOffset(moment));

        Assert.That(wrong, Is.Empty);
    }

    [TestCase("Europe/Madrid", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "DTSTART:20250330T020000")]
    [TestCase("America/New_York", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "DTSTART:20251102T020000")]
    [TestCase("Australia/Lord_Howe", "TZOFFSETTO:+1030", "TZOFFSETFROM:+1100")]
    [TestCase("Asia/Kathmandu", "TZOFFSETTO:+0545", "DTSTART:19700101T000000")]
    [TestCase("America/St_Johns", "TZOFFSETTO:-0330", "TZOFFSETTO:-0230")]
    public void Writes_what_calendars_know(string id, params string[] lines) =>
        Assert.That(Rules(CalendarZone.Find(id), new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero)).Split("\r\n"), Is.SupersetOf(lines));

    [TestCase("2026-10-25T00:29:00Z", true)]
    [TestCase("2026-10-25T01:29:00Z", true)]
    [TestCase("2026-10-24T23:59:00Z", false)]
    [TestCase("2026-10-25T02:00:00Z", false)]
    [TestCase("2026-03-29T01:00:00Z", false)]
    public void Knows_the_hour_that_comes_twice(string moment, bool isTwice) => Assert.That(CalendarZone.Find("Europe/Madrid").IsShownTwice(At(moment)), Is.EqualTo(isTwice));

    [TestCase("2027-04-03T14:45:00Z", true)]
    [TestCase("2027-04-03T15:15:00Z", true)]
    [TestCase("2027-04-03T15:30:00Z", false)]
    [TestCase("2027-04-03T14:29:00Z", false)]
    public void Knows_the_half_hour_that_comes_twice(string moment, bool isTwice) => Assert.That(CalendarZone.Find("Australia/Lord_Howe").IsShownTwice(At(moment)), Is.EqualTo(isTwice));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Rules(CalendarZone zone, DateTimeOffset meeting)
    {
        var lines = new CalendarLines();
        zone.Write(lines, meeting);
        return lines.ToString();
    }

    // The observance with the last onset before the moment counts (RFC 5545 §3.6.5).
    private static TimeSpan Offset(string rules, DateTimeOffset moment) => rules.Split("BEGIN:").Where(part => part.StartsWith("STANDARD", StringComparison.Ordinal) || part.StartsWith("DAYLIGHT", StringComparison.Ordinal))
        .SelectMany(part => Onsets(part, moment)).Where(onset => onset.At <= moment).MaxBy(onset => onset.At).To;

    private static IEnumerable<(DateTimeOffset At, TimeSpan To)> Onsets(string observance, DateTimeOffset moment)
    {
        var lines = observance.Split("\r\n").Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2 && pair[0] != "END").ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var start = DateTime.ParseExact(lines["DTSTART"], "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var (from, to) = (Span(lines["TZOFFSETFROM"]), Span(lines["TZOFFSETTO"]));
        if (!lines.TryGetValue("RRULE", out var rule))
            return [(new DateTimeOffset(start, from), to)];
        var parts = rule.Split(';').Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return Enumerable.Range(start.Year, moment.Year + 1 - start.Year).Select(year => (new DateTimeOffset(Day(year, parts) + start.TimeOfDay, from), to));
    }

    private static DateTime Day(int year, Dictionary<string, string> rule)
    {
        var month = int.Parse(rule["BYMONTH"], CultureInfo.InvariantCulture);
        var (week, weekday) = (int.Parse(rule["BYDAY"][..^2], CultureInfo.InvariantCulture), Array.IndexOf(["SU", "MO", "TU", "WE", "TH", "FR", "SA"], rule["BYDAY"][^2..]));
        var days = Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(day => new DateTime(year, month, day)).Where(day => (int)day.DayOfWeek == weekday).ToList();
        return week < 0 ? days[^-week] : days[week - 1];
    }

    private static TimeSpan Span(string offset)
    {
        var span = TimeSpan.ParseExact(offset[1..], "hhmm", CultureInfo.InvariantCulture);
        return offset[0] == '-' ? -span : span;
    }
}
