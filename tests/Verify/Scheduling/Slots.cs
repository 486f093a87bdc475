namespace Verify.Scheduling;

/// <summary>Times that are free, each given once: an owner is in one meeting at a time.</summary>
internal sealed class Slots
{
    private const int Days = 700;
    private const int HalfHoursAround = 96;
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    private readonly HashSet<DateTimeOffset> _taken = [];
    private readonly DateTimeOffset _first;
    private readonly Dictionary<string, IReadOnlyList<DateTimeOffset>> _changes;

    public Slots()
    {
        var soon = TimeProvider.System.GetUtcNow().AddDays(3);
        _first = new(soon.Year, soon.Month, soon.Day, 0, 0, 0, TimeSpan.Zero);
        _changes = Zones.ToDictionary(zone => zone, zone => Changes(TimeZoneInfo.FindSystemTimeZoneById(zone)), StringComparer.Ordinal);
    }

    public static IReadOnlyList<string> Zones { get; } =
    [
        "Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Europe/London", "America/Los_Angeles", "Australia/Sydney", "Asia/Kathmandu", "Europe/Dublin", "America/St_Johns",
        "Pacific/Chatham", "Asia/Tokyo", "Africa/Casablanca", "America/Santiago", "Pacific/Auckland", "UTC", "Asia/Jerusalem", "America/Phoenix", "Antarctica/Troll", "Africa/Cairo",
    ];

    /// <summary>Within a day or two of a change of the zone's clocks, where there is one and as far as these are not taken.</summary>
    public DateTimeOffset Near(string zone, int number)
    {
        var changes = _changes[zone];
        var middle = changes.Count > 0 ? changes[number / Zones.Count % changes.Count] : _first.AddDays(number % Days + 2);
        var slot = middle + (HalfHour * ((number * 37 % HalfHoursAround) - (HalfHoursAround / 2)));
        while (slot < _first || !_taken.Add(slot))
            slot += HalfHour;
        return slot;
    }

    /// <summary>The half hours in which clocks are changed.</summary>
    private IReadOnlyList<DateTimeOffset> Changes(TimeZoneInfo zone) =>
        [.. Enumerable.Range(0, Days * 48).Select(number => _first + (HalfHour * number)).Where(moment => zone.GetUtcOffset(moment) != zone.GetUtcOffset(moment + HalfHour))];
}
