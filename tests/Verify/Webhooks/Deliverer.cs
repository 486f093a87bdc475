using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using TestSupport.Webhooks;

namespace Verify.Webhooks;

/// <summary>Delivers as HubSpot does, over some connections of its own, and notes what was acknowledged.</summary>
internal sealed class Deliverer : IDisposable
{
    public const string Secret = "verify-secret";
    public const string PublicAddress = "https://crm.example.net";

    private const string Path = "webhooks/hubspot";

    private readonly HttpClient _http;

    /// <param name="address">A service; another one can be given for each delivery.</param>
    public Deliverer(Uri address, int connections = 10)
    {
        Address = address;
        _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = connections, ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            Timeout = TimeSpan.FromSeconds(10),
        };
    }

    public Uri Address { get; }

    /// <summary>The settings of a service that takes its deliveries.</summary>
    public static Dictionary<string, string> Settings => new(StringComparer.Ordinal) { ["HUBSPOT_CLIENT_SECRET"] = Secret, ["PUBLIC_BASE_URL"] = PublicAddress };

    /// <summary>The answer's status, 0 when there was none, and how long it took.</summary>
    public async Task<(int Status, TimeSpan Took)> SendAsync(byte[] body, Uri? address = null)
    {
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address ?? Address, Path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-HubSpot-Signature-v3", Signatures.V3(Secret, "POST", $"{PublicAddress}/{Path}", body, at));
        request.Headers.Add("X-HubSpot-Request-Timestamp", at.ToString(CultureInfo.InvariantCulture));
        var since = Stopwatch.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request);
            return ((int)response.StatusCode, Stopwatch.GetElapsedTime(since));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return (0, Stopwatch.GetElapsedTime(since));
        }
    }

    public void Dispose() => _http.Dispose();
}
