using System.Text.Json;
using HubSpotSandbox.Account;

namespace HubSpotSandbox.Webhooks.Events;

/// <summary>Who changed something, and when.</summary>
internal readonly record struct Stamp(WriteSource By, DateTimeOffset At);

/// <summary>One element of the array that HubSpot posts (FACTS §12.2). `details` are the members of its kind.</summary>
internal sealed class WebhookEvent(long id, long subscriptionId, string kind, Stamp stamp, Action<Utf8JsonWriter> details)
{
    /// <summary>The app of `sandbox-token`, whose webhooks these are.</summary>
    private const long AppId = 9120455;

    public void Write(Utf8JsonWriter json, int attempt)
    {
        json.WriteStartObject();
        json.WriteNumber("eventId", id);
        json.WriteNumber("subscriptionId", subscriptionId);
        json.WriteNumber("portalId", Portal.Id);
        json.WriteNumber("appId", AppId);
        json.WriteNumber("occurredAt", stamp.At.ToUnixTimeMilliseconds());
        json.WriteString("subscriptionType", kind);
        json.WriteNumber("attemptNumber", attempt);
        details(json);
        json.WriteString("changeSource", stamp.By.Type);
        json.WriteString("sourceId", stamp.By.Id);
        json.WriteEndObject();
    }
}
