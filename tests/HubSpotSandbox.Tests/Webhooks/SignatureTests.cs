using System.Security.Cryptography;
using System.Text;
using HubSpotSandbox.Tests.Drivers;
using HubSpotSandbox.Webhooks.Sending;

namespace HubSpotSandbox.Tests.Webhooks;

public sealed class SignatureTests : WebhookFixture
{
    private const string Secret = "sandbox-secret";

    [Test]
    [Cites("FACTS §12.3")]
    public async Task Posts_JSON_with_the_headers_of_HubSpot_at_the_time_of_the_sandbox()
    {
        await Api.AdvanceAsync(1234);

        var request = await OneAsync();

        Assert.That((request.Method, request.Header("Content-Type")), Is.EqualTo(("POST", "application/json")));
        Assert.That(request.Header("User-Agent"), Is.EqualTo("HubSpot Connect 2.0 (http://dev.hubspot.com/) (namespace: webhooks-nio-http-client) - WebhooksExecutorDaemon-executor"));
        Assert.That(request.Header("X-HubSpot-Timeout-Millis"), Is.EqualTo("10000"));
        Assert.That(request.Headers.Keys, Has.None.EqualTo("traceparent"));
        var (sentAt, occurredAt) = (long.Parse(request.Header("X-HubSpot-Request-Timestamp")), (long)request.Events[0]["occurredAt"]!);
        Assert.That(occurredAt % 1000, Is.EqualTo(234));
        Assert.That(sentAt, Is.EqualTo(occurredAt - 1234), "real time, as the receiver has it");
    }

    [Test]
    [Cites("FACTS §13")]
    public async Task Signs_with_both_versions()
    {
        await SetWebhooksAsync("\"clientSecret\":\"5d1f7c3e-0b64-4d0a\"");

        var request = await OneAsync();

        Assert.That((request.Header("X-HubSpot-Signature-Version"), request.Header("X-HubSpot-Signature")), Is.EqualTo(("v1", V1("5d1f7c3e-0b64-4d0a", request))));
        Assert.That(request.Header("X-HubSpot-Signature-v3"), Is.EqualTo(V3("5d1f7c3e-0b64-4d0a", Receiver.Target, request)));
    }

    [TestCase("v1", true, false)]
    [TestCase("v3", false, true)]
    [Cites("sandbox.md: Webhooks")]
    public async Task Signs_with_one_version_when_it_is_told_to(string versions, bool first, bool third)
    {
        await SetWebhooksAsync($"\"versions\":\"{versions}\"");

        var names = (await OneAsync()).Headers.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.That((names.Contains("X-HubSpot-Signature"), names.Contains("X-HubSpot-Signature-Version")), Is.EqualTo((first, first)));
        Assert.That((names.Contains("X-HubSpot-Signature-v3"), names.Contains("X-HubSpot-Request-Timestamp")), Is.EqualTo((third, third)));
    }

    [Test]
    [Cites("FACTS §13, sandbox.md: Webhooks")]
    public async Task Signs_the_address_that_the_receiver_is_known_by_with_its_escapes_read()
    {
        await SetWebhooksAsync("\"signedUrl\":\"https://crm.example.net/hook%40x%20y%3a?next=%2Fa%252F\"");

        var request = await OneAsync();

        Assert.That(request.Header("X-HubSpot-Signature-v3"), Is.EqualTo(V3(Secret, "https://crm.example.net/hook@x%20y%3a?next=/a%252F", request)));
    }

    [Test]
    [Cites("FACTS §13")]
    public async Task Signs_the_bytes_of_values_beyond_ASCII()
    {
        await SubscribeAsync("""{"subscriptionType":"contact.propertyChange","propertyName":"city"}""");
        await Api.CreateAsync("contacts", """{"email":"a@example.net","city":"Zoë \"東京\" 🚀 a+b"}""");
        await IdleAsync();

        var request = Receiver.Requests.Single();

        Assert.That((string?)request.Events[0]["propertyValue"], Is.EqualTo("Zoë \"東京\" 🚀 a+b"));
        Assert.That(request.Header("X-HubSpot-Signature"), Is.EqualTo(V1(Secret, request)));
    }

    [Test]
    [Cites("FACTS §13")]
    public void Makes_the_signatures_of_the_published_examples()
    {
        const string secret = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
        const string body = """[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]""";

        Assert.That(Signatures.V1(secret, Encoding.UTF8.GetBytes(body)), Is.EqualTo("232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de"));
        Assert.That(
            Signatures.V3(secret, "POST", "https://www.example.com/webhook_uri", "{'example_field':'example_value'}"u8, "1693657560000"),
            Is.EqualTo("K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y="));
    }

    private async Task<ReceivedRequest> OneAsync()
    {
        await SubscribeAsync("contact.creation");
        await Api.CreateContactAsync("a@example.net");
        await IdleAsync();
        return Receiver.Requests.Single();
    }

    private static string V1(string secret, ReceivedRequest request) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret + Encoding.UTF8.GetString(request.Body)))).ToLowerInvariant();

    private static string V3(string secret, string address, ReceivedRequest request)
    {
        var text = "POST" + address + Encoding.UTF8.GetString(request.Body) + request.Header("X-HubSpot-Request-Timestamp");
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
    }
}
