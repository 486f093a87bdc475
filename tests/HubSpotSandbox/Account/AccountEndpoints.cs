using System.Text.Json;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Account;

/// <summary>Account details and the use of the daily limit (FACTS §11).</summary>
internal static class AccountEndpoints
{
    private static readonly Operation Details = new(Right.None, _ => Answer.Json(200, WriteDetails));
    private static readonly Operation DailyUse = new(Right.None, call => Answer.Json(200, json => WriteDailyUse(json, call)));

    public static Operation? Find(string[] tail) => tail switch
    {
        ["details"] => Details,
        ["api-usage", "daily", "private-apps"] => DailyUse,
        _ => null,
    };

    private static void WriteDetails(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("portalId", Portal.Id);
        json.WriteString("accountType", "STANDARD");
        json.WriteString("timeZone", Portal.TimeZone);
        json.WriteString("companyCurrency", "EUR");
        json.WriteStartArray("additionalCurrencies");
        json.WriteEndArray();
        json.WriteString("utcOffset", "+00:00");
        json.WriteNumber("utcOffsetMilliseconds", 0);
        json.WriteString("uiDomain", "app.hubspot.com");
        json.WriteString("dataHostingLocation", "na1");
        json.WriteEndObject();
    }

    private static void WriteDailyUse(Utf8JsonWriter json, ApiCall call)
    {
        var (limit, used, resetsAt) = call.Records.DailyUse;
        json.WriteStartObject();
        json.WriteStartArray("results");
        json.WriteStartObject();
        json.WriteString("name", "private-apps-api-calls-daily");
        json.WriteNumber("usageLimit", limit);
        json.WriteNumber("currentUsage", used);
        json.WriteString("collectedAt", Dates.Text(call.Records.Now));
        json.WriteString("fetchStatus", "SUCCESS");
        json.WriteString("resetsAt", Dates.Text(resetsAt));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
