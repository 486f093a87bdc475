using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Application.Ports.OnceOnly;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TestSupport.Drivers;
using TestSupport.Webhooks;

namespace TestSupport.Hosting;

/// <summary>The real service in this process, on a free port of the loopback address.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly TemporaryFolder _folder;

    private ApiServer(WebApplication app, TemporaryFolder folder)
    {
        _app = app;
        _folder = folder;
        Address = new Uri($"{app.Urls.First()}/");
        _http = CrmClient.Http(Address);
    }

    public Uri Address { get; }

    public CrmClient Reader => new(_http, ApiKeys.Reader);

    public CrmClient Writer => new(_http, ApiKeys.Writer);

    public CrmClient Operator => new(_http, ApiKeys.Operator);

    public CrmClient Nobody => new(_http, key: null);

    public RawClient Raw => new(Address);

    /// <summary>Delivers to this service as HubSpot would.</summary>
    public WebhookSender HubSpot(ApiSettings? settings = null) => new(_http, new((settings ?? new()).PublicBaseUrl), (settings ?? new()).ClientSecret, (settings ?? new()).Clock);

    public static async Task<ApiServer> StartAsync(Uri hubSpot, ApiSettings? settings = null)
    {
        settings ??= new();
        var folder = new TemporaryFolder();
        var app = ApiHost.Create(settings.ToArguments(hubSpot, settings.Database ?? folder.Database), builder =>
        {
            builder.Services.AddSingleton(settings.Clock);
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        });
        await app.StartAsync();
        await app.Services.GetRequiredService<ICrmProvisioningWatch>().FirstLook;    // so that no call of its own comes between those that a test counts
        return new(app, folder);
    }

    /// <summary>Sends a request as the writer and goes away before it is answered.</summary>
    public async Task GiveUpAsync(string path, object body, TimeSpan after, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = CrmClient.Content(body) };
        request.Headers.Add("X-Api-Key", ApiKeys.Writer);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var patience = new CancellationTokenSource(after);
        try
        {
            using var response = await _http.SendAsync(request, patience.Token);
            throw new InvalidOperationException("It was answered in time.");
        }
        catch (OperationCanceledException)
        {
            // gone
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
