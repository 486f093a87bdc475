using HubSpotSandbox.Owners;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Scheduling;

/// <summary>When each user is busy: at the times of the setting, and in the meetings of the portal. Made with the portal's lock held.</summary>
internal sealed class Calendars
{
    private readonly ILookup<long, Period> busy;

    public Calendars(PortalRecords portal)
    {
        var meetings = portal.Table(ObjectTypes.Meetings).All.Where(meeting => meeting.Live).SelectMany(BusyIn);
        var others = portal.Settings.BusyTimes.Select(time => (time.UserId, Time: new Period(time.Start, time.End)));
        busy = meetings.Concat(others).OrderBy(entry => entry.Time.Start).ToLookup(entry => entry.UserId, entry => entry.Time);
    }

    /// <summary>In order of their beginning.</summary>
    public IEnumerable<Period> Of(long userId) => busy[userId];

    public bool IsFree(long userId, Period asked) => !busy[userId].Any(time => time.Overlaps(asked));

    /// <summary>The users of the owners that a meeting belongs to and is attended by. One that was called off keeps nobody busy.</summary>
    private static IEnumerable<(long UserId, Period Time)> BusyIn(CrmRecord meeting)
    {
        var values = meeting.Properties;
        if (values["hs_meeting_outcome"] is "CANCELED"
            || Moment(values["hs_meeting_start_time"]) is not { } start
            || Moment(values["hs_meeting_end_time"]) is not { } end)
        {
            return [];
        }

        var owners = $"{values["hubspot_owner_id"]};{values["hs_attendee_owner_ids"]}".Split(';', StringSplitOptions.RemoveEmptyEntries);
        return Owner.All.Where(owner => owner.UserId is not null && owners.Contains(owner.Id, StringComparer.Ordinal))
            .Select(owner => (owner.UserId.GetValueOrDefault(), new Period(start, end)));
    }

    private static DateTimeOffset? Moment(string? text) => text is null ? null : Dates.Read(text);
}
