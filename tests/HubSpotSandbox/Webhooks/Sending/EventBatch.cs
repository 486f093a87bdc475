using System.Buffers;
using System.Text.Json;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Webhooks.Events;

namespace HubSpotSandbox.Webhooks.Sending;

/// <summary>The events of one request, and how often they were sent before.</summary>
internal sealed class EventBatch(IReadOnlyList<WebhookEvent> events, int attempt)
{
    private readonly TaskCompletionSource<bool> tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count => events.Count;

    public int Attempt => attempt;

    /// <summary>Ends when the request has: true when it was acknowledged.</summary>
    public Task<bool> Tried => tried.Task;

    public void End(bool acknowledged) => tried.TrySetResult(acknowledged);

    public EventBatch Again() => new(events, attempt + 1);

    public ReadOnlyMemory<byte> Body()
    {
        var buffer = new ArrayBufferWriter<byte>(Count * 320);
        using var json = new Utf8JsonWriter(buffer, Answer.JsonOptions);
        json.WriteStartArray();
        foreach (var sent in events)
        {
            sent.Write(json, attempt);
        }

        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
