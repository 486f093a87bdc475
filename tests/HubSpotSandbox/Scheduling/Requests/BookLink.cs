using System.Text.Json;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>`POST /meeting-links/book` (FACTS §14): of several who want one time at once, one gets it.</summary>
internal static class BookLink
{
    public static Answer Handle(ApiCall call)
    {
        var input = BookingInput.Read(call.Request.ReadObject());
        Invitation made;
        lock (call.Records.Gate)
        {
            var link = call.Records.Scheduler.Get(input.Slug);
            var time = new Period(input.Start, input.Start + input.Check(link));
            made = new LinkBooking(call, link, input).Make(time);
        }

        return Answer.Json(200, json => Write(json, input, made));
    }

    private static void Write(Utf8JsonWriter json, BookingInput input, Invitation made)
    {
        json.WriteStartObject();
        json.WriteString("calendarEventId", LinkBooking.EventId(made.MeetingId));
        json.WriteString("contactId", made.ContactIds[0]);
        json.WriteString("bookingTimezone", made.Timezone);
        json.WriteString("start", Dates.Text(made.Time.Start));
        json.WriteString("end", Dates.Text(made.Time.End));
        json.WriteNumber("duration", (long)(made.Time.End - made.Time.Start).TotalMilliseconds);
        json.WriteString("subject", made.Subject);
        json.WritePropertyName("formFields");
        input.FormFields.WriteTo(json);
        json.WriteStartArray("guestEmails");
        json.WriteEndArray();
        json.WriteBoolean("isOffline", false);
        json.WritePropertyName("legalConsentResponses");
        input.Consent.WriteTo(json);
        json.WriteString("locale", input.Locale);
        json.WriteNull("location");
        json.WriteNull("webConferenceMeetingId");
        json.WriteString("webConferenceUrl", LinkBooking.JoinUrl(made.MeetingId));
        json.WriteEndObject();
    }
}
