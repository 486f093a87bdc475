using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TestSupport.Drivers;

namespace TestSupport.Webhooks;

/// <summary>Delivers events to a service as HubSpot would, signed for its public address.</summary>
public sealed class WebhookSender(HttpClient http, Uri publicAddress, string secret, TimeProvider time)
{
    public const string Path = "/webhooks/hubspot";

    private const int Large = 256 * 1024;

    public Task<Answer> SendAsync(params object[] events) => SendRawAsync(JsonSerializer.SerializeToUtf8Bytes(events));

    /// <summary>Whatever body, signed.</summary>
    public async Task<Answer> SendRawAsync(byte[] body, TimeSpan offset = default)
    {
        var at = time.GetUtcNow().Add(offset).ToUnixTimeMilliseconds();
        return await SendUnsignedAsync(body, ("X-HubSpot-Signature-v3", Signatures.V3(secret, "POST", new Uri(publicAddress, Path).AbsoluteUri, body, at)),
            ("X-HubSpot-Request-Timestamp", at.ToString(CultureInfo.InvariantCulture)), ("X-HubSpot-Signature", Signatures.V1(secret, body)), ("X-HubSpot-Signature-Version", "v1"));
    }

    public async Task<Answer> SendUnsignedAsync(byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.ExpectContinue = body.Length > Large;    // who is refused in the middle of sending may never read why
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return await Answer.FromAsync(response);
    }

    /// <summary>A change of a property.</summary>
    public static object Change(string type, long id, string property, string value, long at, long eventId = 1) => new
    {
        eventId,
        subscriptionId = 4102003,
        portalId = 24310007,
        appId = 9120455,
        occurredAt = at,
        subscriptionType = $"{type}.propertyChange",
        attemptNumber = 0,
        objectId = id,
        propertyName = property,
        propertyValue = value,
        changeSource = "CRM_UI",
        sourceId = "userId:6100042",
    };

    /// <summary>Any other event about a record.</summary>
    public static object Event(string subscriptionType, long id, long at, long eventId = 1) => new { eventId, subscriptionId = 4102001, portalId = 24310007, appId = 9120455, occurredAt = at, subscriptionType, attemptNumber = 0, objectId = id, changeSource = "CRM_UI" };

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
