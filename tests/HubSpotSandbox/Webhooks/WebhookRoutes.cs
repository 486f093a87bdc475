using HubSpotSandbox.Hosting;
using HubSpotSandbox.Webhooks.Sending;

namespace HubSpotSandbox.Webhooks;

/// <summary>The control routes below `/__sandbox/webhooks`. All numbers are of events.</summary>
internal static class WebhookRoutes
{
    public static Answer State(WebhookSender sender)
    {
        var (pending, waiting) = sender.Events;
        return Numbers(("pending", pending), ("waiting", waiting), ("abandoned", sender.Counts.AbandonedEvents));
    }

    public static async Task<Answer> FlushAsync(WebhookSender sender, CancellationToken cancellationToken)
    {
        var (sent, acknowledged) = await sender.FlushAsync(cancellationToken);
        return Numbers(("sent", sent), ("acknowledged", acknowledged), ("waiting", sender.Events.Waiting));
    }

    private static Answer Numbers(params (string Name, long Value)[] numbers) => Answer.Json(200, json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in numbers)
        {
            json.WriteNumber(name, value);
        }

        json.WriteEndObject();
    });
}
