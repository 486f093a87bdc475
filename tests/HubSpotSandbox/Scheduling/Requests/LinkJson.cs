using System.Text.Json;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>A link as HubSpot writes it (FACTS §14): ids are texts, times are milliseconds.</summary>
internal static class LinkJson
{
    public static void Write(Utf8JsonWriter json, MeetingLink link)
    {
        json.WriteStartObject();
        json.WriteString("id", RecordKey.Text(link.Id));
        json.WriteString("slug", link.Slug);
        json.WriteString("link", $"https://meetings.hubspot.com/{link.Slug}");
        json.WriteString("name", link.Name);
        json.WriteString("type", link.Type);
        json.WriteString("organizerUserId", RecordKey.Text(link.OrganizerId));
        json.WriteStartArray("userIdsOfLinkMembers");
        foreach (var user in link.UserIds)
        {
            json.WriteStringValue(RecordKey.Text(user));
        }

        json.WriteEndArray();
        json.WriteBoolean("defaultLink", link.Default);
        json.WriteString("createdAt", Dates.Text(link.CreatedAt));
        json.WriteString("updatedAt", Dates.Text(link.UpdatedAt));
        json.WriteEndObject();
    }

    /// <summary>The members of the booking info that do not depend on the time.</summary>
    public static void WriteInfo(Utf8JsonWriter json, MeetingLink link)
    {
        json.WriteString("linkId", RecordKey.Text(link.Id));
        json.WriteString("linkType", link.Type);
        json.WriteBoolean("isOffline", false);
        json.WriteStartObject("customParams");
        json.WriteStartArray("durations");
        foreach (var duration in link.Durations)
        {
            json.WriteNumberValue((long)duration.TotalMilliseconds);
        }

        json.WriteEndArray();
        json.WriteNumber("meetingBufferTime", (long)link.Buffer.TotalMilliseconds);
        json.WriteString("startTimeIncrementMinutes", link.Increment);
        json.WriteNumber("weeksToAdvertise", link.Weeks);
        WriteRules(json, link);
        WriteForm(json, link);
        json.WriteBoolean("legalConsentEnabled", link.LegalConsent);
        json.WriteBoolean("ownerPrioritized", false);
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, MeetingLink link)
    {
        json.WriteStartObject("availability");
        foreach (var (days, parts) in link.Availability)
        {
            json.WriteStartArray(days);
            foreach (var part in parts)
            {
                json.WriteStartObject();
                json.WriteNumber("start", part.Start);
                json.WriteNumber("end", part.End);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteForm(Utf8JsonWriter json, MeetingLink link)
    {
        json.WriteStartArray("formFields");
        foreach (var field in link.FormFields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("label", field.Label);
            json.WriteBoolean("isRequired", field.IsRequired);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
