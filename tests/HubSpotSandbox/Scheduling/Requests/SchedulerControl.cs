using System.Text.Json;
using HubSpotSandbox.Control;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>The control routes of the scheduler: what HubSpot has sent by mail, and links of one's own.</summary>
internal static class SchedulerControl
{
    public static Answer Bookings(PortalRecords portal)
    {
        Invitation[] all;
        lock (portal.Gate)
        {
            all = [.. portal.Scheduler.Invitations];
        }

        return Results(all, Write);
    }

    /// <summary>Adds the links of a list, or one; a link with the same slug is replaced.</summary>
    public static Answer PutLinks(PortalRecords portal, ApiRequest request)
    {
        var body = request.Parse();
        LinkInput[] inputs = body.ValueKind is JsonValueKind.Array
            ? ControlInput.All<LinkInput>("links", body)
            : [ControlInput.As<LinkInput>("link", body)];
        MeetingLink[] all;
        lock (portal.Gate)
        {
            var scheduler = portal.Scheduler;
            foreach (var input in inputs)
            {
                scheduler.Put(input.ToLink(scheduler.IdFor(input.Slug), portal.Now));
            }

            all = [.. scheduler.Links];
        }

        return Results(all, LinkJson.Write);
    }

    private static Answer Results<T>(T[] all, Action<Utf8JsonWriter, T> write) => Answer.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var one in all)
        {
            write(json, one);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Invitation invitation)
    {
        json.WriteStartObject();
        json.WriteString("meetingId", invitation.MeetingId);
        json.WriteString("link", invitation.Link);
        json.WriteString("organizerUserId", RecordKey.Text(invitation.UserIds[0]));
        WriteTexts(json, "userIds", invitation.UserIds.Select(RecordKey.Text));
        WriteTexts(json, "contactIds", invitation.ContactIds);
        WriteTexts(json, "invited", invitation.Invited);
        json.WriteString("subject", invitation.Subject);
        json.WriteString("start", Dates.Text(invitation.Time.Start));
        json.WriteString("end", Dates.Text(invitation.Time.End));
        json.WriteString("timezone", invitation.Timezone);
        json.WriteString("sentAt", Dates.Text(invitation.SentAt));
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
