using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Associations;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Owners;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>`POST /calendar` (FACTS §14): a meeting in the calendar of a user, without a link. A calendar takes what overlaps.</summary>
internal static class CalendarMeetings
{
    private static readonly string[] Required =
        ["hs_timestamp", "hs_meeting_title", "hs_meeting_start_time", "hs_meeting_end_time", "hs_meeting_outcome", "hubspot_owner_id"];

    public static Answer Create(ApiCall call)
    {
        var organizer = Organizer(call.Request);
        var body = call.Request.ReadObject();
        var input = Read(body);
        var timezone = RecordInput.Text(body, "timezone") is { } name ? Zones.Get(name).Id : Account.Portal.TimeZone;
        CrmRecord meeting;
        lock (call.Records.Gate)
        {
            var writer = new RecordWriter(call);
            meeting = writer.Store(writer.Create(input)).Record;
            call.Records.Scheduler.Invite(InvitationTo(call.Records, meeting, organizer, timezone));
        }

        return Answer.Json(200, json => Write(json, meeting));
    }

    private static long Organizer(ApiRequest request)
    {
        var text = request.Query["organizerUserId"].ToString();
        if (text.Length == 0)
        {
            throw new RefusedException(SchedulerErrors.MissingParameter("organizerUserId"));
        }

        var user = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Owner.OfUser(id) : null;
        return user is { Archived: false } ? id : throw new RefusedException(SchedulerErrors.NoCalendar);
    }

    private static RecordInput Read(JsonElement body)
    {
        RecordInput.Require(body, "properties");
        var properties = body.GetProperty("properties");
        RecordInput.Require(properties);
        KeyValuePair<string, string>[] values = [.. properties.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Value(properties, property)))];
        string[] missing = [.. Required.Where(name => !values.Any(value => value.Key == name && value.Value.Length > 0))];
        return missing.Length > 0
            ? throw new RefusedException(ApiErrors.MissingRequired(ObjectTypes.Meetings.Word, missing))
            : new RecordInput(values) { Associations = body.TryGetProperty("associations", out var associations) ? AssociationInput.ReadAll(associations) : [] };
    }

    /// <summary>Attachments and attendees are lists here; the record keeps them joined.</summary>
    private static string Value(JsonElement properties, JsonProperty property) => property.Value.ValueKind is JsonValueKind.Array
        ? string.Join(';', property.Value.EnumerateArray().Select(value => value.ToString()))
        : RecordInput.Text(properties, property.Name) ?? "";

    /// <summary>Goes to the contacts of the meeting that have an e-mail address.</summary>
    private static Invitation InvitationTo(PortalRecords portal, CrmRecord meeting, long organizer, string timezone)
    {
        CrmRecord[] contacts =
        [
            .. portal.Associations.From(meeting.Key, ObjectTypes.Contacts)
                .Select(link => portal.FindLive(ObjectTypes.Contacts, RecordKey.Text(link.ToId))).OfType<CrmRecord>(),
        ];
        var time = new Period(Moment(meeting, "hs_meeting_start_time"), Moment(meeting, "hs_meeting_end_time"));
        return new Invitation(meeting.IdText, time, [organizer], [.. contacts.Select(contact => contact.Properties["email"]).OfType<string>()])
        {
            ContactIds = [.. contacts.Select(contact => contact.IdText)],
            Subject = meeting.Properties["hs_meeting_title"],
            Timezone = timezone,
            SentAt = portal.Now,
        };
    }

    private static DateTimeOffset Moment(CrmRecord meeting, string property) => Dates.Read(meeting.Properties[property] ?? "") ?? meeting.CreatedAt;

    private static void Write(Utf8JsonWriter json, CrmRecord meeting)
    {
        json.WriteStartObject();
        json.WriteString("id", meeting.IdText);
        json.WriteString("createdAt", Dates.Text(meeting.CreatedAt));
        json.WriteString("lastUpdatedAt", Dates.Text(meeting.UpdatedAt));
        json.WriteStartObject("properties");
        foreach (var name in meeting.Properties.Names)
        {
            json.WriteString(name, meeting.Properties[name]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
