using System.Text.RegularExpressions;

namespace HubSpotCrm.Api.Scheduling.Pages.Times;

/// <summary>Zones of one part of the world.</summary>
internal sealed record ZoneGroup(string Region, IReadOnlyList<string> Names);

/// <summary>Time zones by their IANA names, as visitors choose them.</summary>
internal static partial class Zones
{
    private const int Longest = 60;
    private static readonly Lazy<IReadOnlyList<ZoneGroup>> All = new(List);

    public static IReadOnlyList<ZoneGroup> ByRegion => All.Value;

    /// <summary>Null when there is no such zone. What is no name is not looked up: the system would read any file that it leads to.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: <= Longest } && Name.IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static IReadOnlyList<ZoneGroup> List() =>
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(name => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .GroupBy(name => name.Split('/')[0], (region, names) => new ZoneGroup(region, [.. names]), StringComparer.Ordinal),
        new("Other", [TimeZoneInfo.Utc.Id]),
    ];

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name { get; }
}
