using System.Text.RegularExpressions;

namespace HubSpotCrm.Domain.Scheduling;

/// <summary>Time zones by their IANA names, such as <c>Europe/Madrid</c>.</summary>
public static partial class IanaZone
{
    /// <summary>The zone of this name, written as IANA writes it; null when there is none. An old name gives the zone by its name of today.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        (name is not null && ZoneNames.ByOldName.TryGetValue(name, out var today) ? FindBy(today) : null) ?? FindBy(name);

    /// <summary>The first moment of a day, in UTC: where clocks leap over midnight the moment of the leap, where they show it twice the first time.</summary>
    public static DateTimeOffset StartOf(this TimeZoneInfo zone, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);    // of a time that is leapt over: the offset before
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    private static TimeZoneInfo? FindBy(string? name) =>
        name is not null && Name.IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.Id == name ? zone : null;

    // A name is a path of the system's files of zones, and must not lead anywhere else.
    [GeneratedRegex(@"^[A-Z][A-Za-z0-9_+-]{0,30}(/[A-Za-z0-9_+-]{1,30}){0,2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name { get; }
}
