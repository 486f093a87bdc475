using HubSpotSandbox.Associations;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Owners;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>Makes contact, meeting and invitation of a booking that has been checked: all of them or none. Called with the portal's lock held.</summary>
internal sealed class LinkBooking(ApiCall call, MeetingLink link, BookingInput input)
{
    private readonly ApiCall contacts = call.About(ObjectTypes.Contacts);
    private readonly ApiCall meetings = call.About(ObjectTypes.Meetings);

    private string Subject => $"{link.Name}: {input.FirstName} {input.LastName}";

    private string Timezone => (input.Zone ?? link.Zone).Id;

    public static string EventId(string meetingId) => $"event{meetingId}";

    public static string JoinUrl(string meetingId) => $"https://meet.example.com/{meetingId}";

    public Invitation Make(Period time)
    {
        var users = UsersFor(time);
        var known = call.Records.Table(ObjectTypes.Contacts).ResolveUnique("email", input.Email);
        var (contactDraft, meetingDraft) = (DraftContact(known), DraftMeeting(time, users));
        var contact = contactDraft is null ? known! : new RecordWriter(contacts).Store(contactDraft).Record;
        var meeting = new RecordWriter(meetings).Store(meetingDraft with { Links = [new PlannedLink(contact.Key, [])] }).Record;
        var invitation = new Invitation(meeting.IdText, time, users, [input.Email])
        {
            Link = link.Slug,
            ContactIds = [contact.IdText],
            Subject = Subject,
            Timezone = Timezone,
            SentAt = call.Records.Now,
        };
        call.Records.Scheduler.Invite(invitation);
        return invitation;
    }

    /// <summary>The organizer first. Of a round robin, the one with the fewest meetings among those the caller named, if any of them is free.</summary>
    private IReadOnlyList<long> UsersFor(Period time)
    {
        var free = new FreeTimes(link, new Calendars(call.Records), call.Records.Now);
        if (!free.Within(time, time.End - time.Start).Contains(time))
        {
            throw new RefusedException(SchedulerErrors.SlotTaken);
        }

        var users = free.UsersFor(time);
        return link.Type is MeetingLink.RoundRobin
            ? [users.MinBy(user => (input.LikelyUserIds.Contains(RecordKey.Text(user), StringComparer.Ordinal) ? 0 : 1, call.Records.Scheduler.Count(link, user)))]
            : users;
    }

    /// <summary>A new contact; of a known one what is not set yet, and the answers. Null when that is nothing.</summary>
    private Draft? DraftContact(CrmRecord? known)
    {
        KeyValuePair<string, string>[] names = [new("firstname", input.FirstName), new("lastname", input.LastName)];
        var writer = new RecordWriter(contacts);
        if (known is null)
        {
            return writer.Create(new RecordInput([new("email", input.Email), .. names, .. input.Answers]));
        }

        KeyValuePair<string, string>[] changes = [.. names.Where(name => known.Properties[name.Key] is null), .. input.Answers];
        return changes.Length == 0 ? null : writer.Update(known, new RecordInput(changes));
    }

    private Draft DraftMeeting(Period time, IReadOnlyList<long> users)
    {
        string[] owners = [.. users.Select(Owner.OfUser).OfType<Owner>().Select(owner => owner.Id)];
        var id = RecordKey.Text(call.Records.Table(ObjectTypes.Meetings).NextId);
        var draft = new RecordWriter(meetings).Create(new RecordInput(
        [
            new("hs_timestamp", Dates.Text(time.Start)),
            new("hs_meeting_title", Subject),
            new("hs_meeting_start_time", Dates.Text(time.Start)),
            new("hs_meeting_end_time", Dates.Text(time.End)),
            new("hs_meeting_outcome", "SCHEDULED"),
            new("hs_meeting_source", "MEETINGS_PUBLIC"),
            new("hs_meeting_external_url", JoinUrl(id)),
            new("hs_timezone", Timezone),
            new("hs_i_cal_uid", $"{EventId(id)}@calendar.example.com"),
            new("hubspot_owner_id", owners[0]),
            new("hs_attendee_owner_ids", string.Join(';', owners)),
        ]));
        draft.Write.Changes["hs_created_by_scheduling_page"] = "true";
        draft.Write.Changes["hs_meeting_created_from_link_id"] = RecordKey.Text(link.Id);
        return draft;
    }
}
