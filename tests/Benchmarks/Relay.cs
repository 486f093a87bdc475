using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Benchmarks;

/// <summary>The floor: Kestrel and one HttpClient call, bytes relayed. No authentication, no validation, no mapping, no log, no limits.</summary>
internal static class Relay
{
    public static async Task<int> RunAsync(string port, Uri upstream)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
        });
        await using var app = builder.Build();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
        var token = new AuthenticationHeaderValue("Bearer", "bench-token");
        app.Run(async context =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(upstream, context.Request.Path.Value + ReadBenchmark.HubSpotQuery));
            request.Headers.Authorization = token;
            using var response = await http.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = response.Content.Headers.ContentLength;
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        });
        await app.RunAsync();
        return 0;
    }
}
