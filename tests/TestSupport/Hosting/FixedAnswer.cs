using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TestSupport.Hosting;

/// <summary>A server that answers everything with one body, whatever it is asked.</summary>
public sealed class FixedAnswer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FixedAnswer(WebApplication app) => _app = app;

    public Uri Address => new($"{_app.Urls.First()}/");

    /// <summary>What it answers; may be changed while it runs.</summary>
    public string Body { get; set; } = "";

    public static async Task<FixedAnswer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new FixedAnswer(builder.Build());
        server._app.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(server.Body);
        });
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
