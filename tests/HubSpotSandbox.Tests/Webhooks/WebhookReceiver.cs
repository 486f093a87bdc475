using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HubSpotSandbox.Tests.Webhooks;

/// <summary>A webhook request as it arrived.</summary>
public sealed record ReceivedRequest(string Method, string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public IReadOnlyList<JsonObject> Events { get; } = [.. (JsonNode.Parse(Body) as JsonArray ?? []).Select(node => node!.AsObject())];

    public string Header(string name) => Headers[name];
}

/// <summary>Stands where an app's webhook address would: keeps what comes in and answers as a case wants.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<ReceivedRequest> requests = [];
    private readonly WebApplication app;
    private readonly string address;
    private int targets;

    private WebhookReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(ReceiveAsync);
        app.Start();
        address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    /// <summary>The status to answer with; a redirect leads to where everything is well.</summary>
    public Func<ReceivedRequest, CancellationToken, Task<int>> Answer { get; set; } = AllIsWell;

    public string Path => $"/hook/{targets}";

    public string Target => address + Path;

    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    public static WebhookReceiver Start() => new();

    /// <summary>Another address: what still arrives at the one before is no longer kept.</summary>
    public void StartAnew()
    {
        lock (gate)
        {
            targets++;
            requests.Clear();
            Answer = AllIsWell;
        }
    }

    /// <summary>An answer that never comes.</summary>
    public static async Task<int> HangAsync(ReceivedRequest? request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return 200;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static Task<int> AllIsWell(ReceivedRequest request, CancellationToken cancellationToken) => Task.FromResult(204);

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ReceivedRequest(context.Request.Method, context.Request.Path, body.ToArray(), headers);
        lock (gate)
        {
            if (request.Path == Path)
            {
                requests.Add(request);
            }
        }

        var status = request.Path == Path ? await Answer(request, context.RequestAborted) : 204;
        context.Response.StatusCode = status;
        if (status is >= 300 and < 400)
        {
            context.Response.Headers.Location = $"{address}/elsewhere";
        }
    }
}
