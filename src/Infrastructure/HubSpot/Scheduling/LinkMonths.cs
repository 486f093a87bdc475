using HubSpotCrm.Application.Ports.Scheduling;

namespace HubSpotCrm.Infrastructure.HubSpot.Scheduling;

/// <summary>
/// Which months of HubSpot's availability a range of time is in, counted from the current one. HubSpot does not say where it
/// takes a month to begin, so that is left open for a day: then there may be one month more to read.
/// </summary>
internal static class LinkMonths
{
    private static readonly TimeSpan Doubt = TimeSpan.FromDays(1);

    /// <exception cref="TimeZoneNotFoundException">The query's zone is none.</exception>
    public static (int First, int Last) Of(SlotQuery query, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(query.Timezone);
        return (Month(query.From, zone) - Month(now + Doubt, zone), Month(query.To - TimeSpan.FromTicks(1), zone) - Month(now - Doubt, zone));
    }

    private static int Month(DateTimeOffset at, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(at, zone);
        return (there.Year * 12) + there.Month;
    }
}
