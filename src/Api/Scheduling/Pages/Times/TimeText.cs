using System.Globalization;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Api.Scheduling.Pages.Times;

/// <summary>Times as people read them, and as forms send them back.</summary>
internal static class TimeText
{
    private const string Sent = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Such as <c>Tuesday, 24 November 2026</c>.</summary>
    public static string Day(DateOnly date) => date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>November 2026</c>.</summary>
    public static string Month(DateOnly date) => date.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>14:30</c>.</summary>
    public static string Clock(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>UTC+01:00</c>.</summary>
    public static string Offset(DateTimeOffset time) => $"UTC{time.ToString("zzz", CultureInfo.InvariantCulture)}";

    /// <summary>From when to when a booking is, in the zone that its attendee thinks in.</summary>
    public static string Of(Booking booking)
    {
        var zone = IanaZone.Find(booking.Timezone) ?? TimeZoneInfo.Utc;
        var (start, end) = (TimeZoneInfo.ConvertTime(booking.StartAt, zone), TimeZoneInfo.ConvertTime(booking.EndAt, zone));
        var (first, last) = (DateOnly.FromDateTime(start.DateTime), DateOnly.FromDateTime(end.DateTime));
        var until = last == first ? Clock(end) : $"{Day(last)}, {Clock(end)}";
        return $"{Day(first)}, {Clock(start)} to {until} ({zone.Id}, {Offset(start)})";
    }

    /// <summary>As a form sends it.</summary>
    public static string Value(DateTimeOffset time) => time.UtcDateTime.ToString(Sent, CultureInfo.InvariantCulture);

    /// <summary>Null for what no form of ours sends.</summary>
    public static DateTimeOffset? Read(string? value) =>
        DateTimeOffset.TryParseExact(value, Sent, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>As an address has it.</summary>
    public static string Value(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? ReadDate(string? value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
