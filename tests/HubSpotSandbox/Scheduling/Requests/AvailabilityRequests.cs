using System.Globalization;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Owners;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>What a link offers in one month.</summary>
internal sealed record MonthOfLink(
    MeetingLink Link,
    IReadOnlyList<(TimeSpan Duration, IReadOnlyList<Period> Times)> Free,
    bool HasMore,
    IReadOnlyList<(Owner User, IReadOnlyList<Period> Busy)> Users);

/// <summary>The free times of a link by months of the asker's zone (FACTS §14): the info holds the current one, the page any.</summary>
internal static class AvailabilityRequests
{
    private const int FurthestMonth = 120;

    public static Answer Info(ApiCall call)
    {
        var month = Read(call, 0);
        return Answer.Json(200, json =>
        {
            json.WriteStartObject();
            LinkJson.WriteInfo(json, month.Link);
            AvailabilityJson.Write(json, month);
            json.WriteEndObject();
        });
    }

    public static Answer Month(ApiCall call)
    {
        var month = Read(call, Later(call.Request));
        return Answer.Json(200, json =>
        {
            json.WriteStartObject();
            AvailabilityJson.Write(json, month);
            json.WriteEndObject();
        });
    }

    private static MonthOfLink Read(ApiCall call, int later)
    {
        var name = call.Request.Query["timezone"].ToString();
        var zone = name.Length > 0 ? Zones.Get(name) : throw new RefusedException(SchedulerErrors.MissingParameter("timezone"));
        lock (call.Records.Gate)
        {
            var (link, now, calendars) = (call.Records.Scheduler.Get(call.Route.Tail[0]), call.Records.Now, new Calendars(call.Records));
            var (times, month) = (new FreeTimes(link, calendars, now), Zones.Month(now, zone, later));
            return new MonthOfLink(
                link,
                [.. link.Durations.Select(duration => (duration, OfDuration(times, month, duration)))],
                times.Horizon > month.End,
                [.. link.UserIds.Select(Owner.OfUser).OfType<Owner>().Select(user => (user, BusyIn(calendars, month, user)))]);
        }
    }

    private static Period[] OfDuration(FreeTimes times, Period month, TimeSpan duration) => [.. times.Within(month, duration)];

    private static Period[] BusyIn(Calendars calendars, Period month, Owner user) =>
        [.. calendars.Of(user.UserId ?? 0).Where(time => time.Overlaps(month))];

    private static int Later(ApiRequest request)
    {
        var text = request.Query["monthOffset"].ToString();
        if (text.Length == 0)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var later) && later <= FurthestMonth
            ? later
            : throw new RefusedException(SchedulerErrors.WrongMonthOffset(text, FurthestMonth));
    }
}
