using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Owners;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>Free and busy times as HubSpot writes them (FACTS §14).</summary>
internal static class AvailabilityJson
{
    public static void Write(Utf8JsonWriter json, MonthOfLink month)
    {
        json.WriteStartObject("linkAvailability");
        json.WriteBoolean("hasMore", month.HasMore);
        json.WriteStartObject("linkAvailabilityByDuration");
        foreach (var (duration, times) in month.Free)
        {
            var milliseconds = (long)duration.TotalMilliseconds;
            json.WriteStartObject(milliseconds.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("meetingDurationMillis", milliseconds);
            json.WriteStartArray("availabilities");
            foreach (var time in times)
            {
                WritePeriod(json, time, "startMillisUtc", "endMillisUtc");
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        WriteUsers(json, month);
    }

    private static void WriteUsers(Utf8JsonWriter json, MonthOfLink month)
    {
        json.WriteStartArray("allUsersBusyTimes");
        foreach (var (user, busy) in month.Users)
        {
            json.WriteStartObject();
            json.WriteBoolean("isOffline", false);
            WriteUser(json, user);
            json.WriteStartArray("busyTimes");
            foreach (var time in busy)
            {
                WritePeriod(json, time, "start", "end");
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The id of a user of the meetings tool is another one than the user's own.</summary>
    private static void WriteUser(Utf8JsonWriter json, Owner user)
    {
        const long idsApart = 6100042 - 2101913;
        var id = user.UserId ?? 0;
        json.WriteStartObject("meetingsUser");
        json.WriteString("id", RecordKey.Text(id - idsApart));
        json.WriteString("userId", RecordKey.Text(id));
        json.WriteBoolean("isSalesStarter", false);
        json.WriteString("calendarProvider", "GOOGLE");
        json.WriteStartObject("userProfile");
        json.WriteString("email", user.Email);
        json.WriteString("firstName", user.FirstName);
        json.WriteString("lastName", user.LastName);
        json.WriteString("fullName", $"{user.FirstName} {user.LastName}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePeriod(Utf8JsonWriter json, Period time, string start, string end)
    {
        json.WriteStartObject();
        json.WriteNumber(start, time.Start.ToUnixTimeMilliseconds());
        json.WriteNumber(end, time.End.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    }
}
