using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TestSupport.Webhooks;

/// <summary>A push as it arrived.</summary>
public sealed record ReceivedPush(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonNode Json { get; } = JsonNode.Parse(Body)!;

    public string Id => Headers["webhook-id"];

    public long Timestamp => long.Parse(Headers["webhook-timestamp"], CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Signatures => Headers["webhook-signature"].Split(' ');

    public string Type => Json["type"]!.ToString();

    public string ObjectId => Json["objectId"]!.ToString();

    public string Value => Json["value"]!.ToString();

    public long Sequence => Json["sequence"]!.GetValue<long>();
}

/// <summary>A subscriber's server, on a free port of the loopback address. It keeps what arrives, also what it refuses.</summary>
public sealed class PushReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentQueue<ReceivedPush> _received = new();
    private readonly WebApplication _app;

    private PushReceiver(WebApplication app) => _app = app;

    public Uri Address => new($"{_app.Urls.First()}/events");

    /// <summary>The status of each answer; may be changed at any time. A negative one is never answered.</summary>
    public Func<ReceivedPush, int> Answer { get; set; } = _ => 204;

    public IReadOnlyList<ReceivedPush> Received => [.. _received];

    public static async Task<PushReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new PushReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>What has arrived, as soon as it is enough.</summary>
    public async Task<IReadOnlyList<ReceivedPush>> UntilAsync(Func<IReadOnlyList<ReceivedPush>, bool> isEnough)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!isEnough(Received))
        {
            if (TimeProvider.System.GetElapsedTime(start) > Deadline)
                throw new TimeoutException($"Only {Received.Count} pushes arrived: {string.Join(", ", Received.Select(push => $"{push.Type} {push.ObjectId}"))}");
            await Task.Delay(Look, TimeProvider.System);
        }

        return Received;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var push = new ReceivedPush(context.Request.Path, headers, await reader.ReadToEndAsync());
        var status = Answer(push);
        _received.Enqueue(push);
        if (status < 0)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        context.Response.StatusCode = status;
        if (status is 301 or 302 or 307 or 308)
            context.Response.Headers.Location = "/elsewhere";
    }
}
