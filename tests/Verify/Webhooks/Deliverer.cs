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

    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

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
        var delivered = await DeliverAsync(Sign(body), address);
        return (delivered.Status, delivered.Took);
    }

    /// <summary>As HubSpot does: what is refused with 503 is sent again.</summary>
    /// <param name="attempts">One where a 503 is wrong: a busy machine may not keep up.</param>
    public async Task<bool> IsTakenAsync(byte[] body, int attempts)
    {
        while (true)
        {
            var (status, _) = await SendAsync(body);
            if (status != 503 || --attempts == 0)
                return status == 200;
            await Task.Delay(Again, TimeProvider.System);
        }
    }

    /// <param name="offset">How far from now the time is that stands in it.</param>
    public static SignedBody Sign(byte[] body, TimeSpan offset = default)
    {
        var at = TimeProvider.System.GetUtcNow().Add(offset).ToUnixTimeMilliseconds();
        return new(body, Signatures.V3(Secret, "POST", $"{PublicAddress}/{Path}", body, at), at.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<Delivered> DeliverAsync(SignedBody signed, Uri? address = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address ?? Address, Path)) { Content = new ByteArrayContent(signed.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-HubSpot-Signature-v3", signed.Signature);
        request.Headers.Add("X-HubSpot-Request-Timestamp", signed.Timestamp);
        var since = Stopwatch.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request);
            return new((int)response.StatusCode, Stopwatch.GetElapsedTime(since), response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return new(0, Stopwatch.GetElapsedTime(since), SaysWhen: false);
        }
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A body with what makes it a delivery; may be sent again and again.</summary>
internal sealed record SignedBody(byte[] Body, string Signature, string Timestamp);

/// <param name="Status">0 when there was no answer.</param>
/// <param name="SaysWhen">It has a Retry-After.</param>
internal sealed record Delivered(int Status, TimeSpan Took, bool SaysWhen);
