namespace HubSpotCrm.Api.Scheduling.Pages.Times;

/// <summary>Zones of one part of the world.</summary>
internal sealed record ZoneGroup(string Region, IReadOnlyList<string> Names);

/// <summary>The time zones that visitors choose from, by their IANA names.</summary>
internal static class Zones
{
    private static readonly Lazy<IReadOnlyList<ZoneGroup>> All = new(List);

    public static IReadOnlyList<ZoneGroup> ByRegion => All.Value;

    private static IReadOnlyList<ZoneGroup> List() =>
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(name => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .GroupBy(name => name.Split('/')[0], (region, names) => new ZoneGroup(region, [.. names]), StringComparer.Ordinal),
        new("Other", [TimeZoneInfo.Utc.Id]),
    ];
}
