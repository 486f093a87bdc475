using System.Text.Json;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Limits;
using HubSpotSandbox.Webhooks.Sending;

namespace HubSpotSandbox.Control;

/// <summary>Counts for `/__sandbox/stats`.</summary>
internal sealed class Stats(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, long> byRoute = new(StringComparer.Ordinal);
    private RequestWindow window = new(TimeSpan.FromSeconds(10));
    private int busiestWindow;
    private long requests;
    private long searches;
    private long refused;
    private long read;
    private long written;

    /// <summary>Of the sender in use.</summary>
    public WebhookCounts Webhooks { get; set; } = new();

    public void Count(ApiRoute route)
    {
        lock (gate)
        {
            requests++;
            byRoute[route.Template] = byRoute.GetValueOrDefault(route.Template) + 1;
            if (route.Operation is { IsSearch: true })
            {
                searches++;
                return;
            }

            var now = clock.GetUtcNow();
            window.Add(now);
            busiestWindow = Math.Max(busiestWindow, window.Count(now));
        }
    }

    public void CountRefused() => Interlocked.Increment(ref refused);

    public void CountRead(int records) => Interlocked.Add(ref read, records);

    public void CountWritten(int records) => Interlocked.Add(ref written, records);

    public void Reset()
    {
        lock (gate)
        {
            byRoute.Clear();
            window = new RequestWindow(TimeSpan.FromSeconds(10));
            (busiestWindow, requests, searches, refused, read, written) = (0, 0, 0, 0, 0, 0);
        }

        Webhooks.Clear();
    }

    public void Write(Utf8JsonWriter json)
    {
        lock (gate)
        {
            json.WriteStartObject();
            json.WriteNumber("requests", requests);
            json.WriteStartObject("byRoute");
            foreach (var (route, count) in byRoute)
            {
                json.WriteNumber(route, count);
            }

            json.WriteEndObject();
            json.WriteNumber("recordsRead", read);
            json.WriteNumber("recordsWritten", written);
            json.WriteNumber("searches", searches);
            json.WriteNumber("refused429", refused);
            json.WriteNumber("busiestWindow", busiestWindow);
            Webhooks.Write(json);
            json.WriteEndObject();
        }
    }
}
