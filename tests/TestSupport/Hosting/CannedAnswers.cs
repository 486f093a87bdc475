using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace TestSupport.Hosting;

/// <summary>What was asked.</summary>
/// <param name="Target">Path and query as they came, with their escapes.</param>
public sealed record CannedRequest(string Method, string Target, string Body);

/// <summary>A server that answers as a test says, and keeps what it was asked.</summary>
public sealed class CannedAnswers : IAsyncDisposable
{
    private readonly ConcurrentQueue<CannedRequest> _requests = new();
    private readonly WebApplication _app;

    private CannedAnswers(WebApplication app) => _app = app;

    public Uri Address => new($"{_app.Urls.First()}/");

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<CannedRequest> Requests => [.. _requests];

    /// <param name="answer">Status and JSON for each request.</param>
    public static async Task<CannedAnswers> StartAsync(Func<CannedRequest, (int Status, string Json)> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new CannedAnswers(builder.Build());
        server._app.Run(context => server.AnswerAsync(context, answer));
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<CannedRequest, (int Status, string Json)> answer)
    {
        using var body = new StreamReader(context.Request.Body);
        var request = new CannedRequest(context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, await body.ReadToEndAsync(context.RequestAborted));
        _requests.Enqueue(request);
        var (status, json) = answer(request);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json, context.RequestAborted);
    }
}
