using System.Text.Json;

namespace HubSpotSandbox.Webhooks.Sending;

/// <summary>The part `webhooks` of the stats: numbers of events, except for requests.</summary>
internal sealed class WebhookCounts
{
    private long requests;
    private long sent;
    private long acknowledged;
    private long retried;
    private long lost;
    private long duplicated;
    private long dropped;
    private long abandoned;

    public long AbandonedEvents => Interlocked.Read(ref abandoned);

    public void Sent(EventBatch batch)
    {
        Interlocked.Increment(ref requests);
        Interlocked.Add(ref sent, batch.Count);
        Interlocked.Add(ref retried, batch.Attempt > 0 ? batch.Count : 0);
    }

    public void Acknowledged(int events) => Interlocked.Add(ref acknowledged, events);

    public void Lost(int events) => Interlocked.Add(ref lost, events);

    public void Duplicated(int events) => Interlocked.Add(ref duplicated, events);

    public void Dropped() => Interlocked.Increment(ref dropped);

    public void Abandoned(int events) => Interlocked.Add(ref abandoned, events);

    public void Clear()
    {
        Interlocked.Exchange(ref requests, 0);
        Interlocked.Exchange(ref sent, 0);
        Interlocked.Exchange(ref acknowledged, 0);
        Interlocked.Exchange(ref retried, 0);
        Interlocked.Exchange(ref lost, 0);
        Interlocked.Exchange(ref duplicated, 0);
        Interlocked.Exchange(ref dropped, 0);
        Interlocked.Exchange(ref abandoned, 0);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("webhooks");
        json.WriteNumber("requests", Interlocked.Read(ref requests));
        json.WriteNumber("sent", Interlocked.Read(ref sent));
        json.WriteNumber("acknowledged", Interlocked.Read(ref acknowledged));
        json.WriteNumber("retried", Interlocked.Read(ref retried));
        json.WriteNumber("lost", Interlocked.Read(ref lost));
        json.WriteNumber("duplicated", Interlocked.Read(ref duplicated));
        json.WriteNumber("dropped", Interlocked.Read(ref dropped));
        json.WriteNumber("abandoned", Interlocked.Read(ref abandoned));
        json.WriteEndObject();
    }
}
