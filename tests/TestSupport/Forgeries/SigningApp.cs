using System.Globalization;

namespace TestSupport.Forgeries;

/// <summary>Signs as HubSpot does for one app, or nearly.</summary>
public sealed record SigningApp(string Secret, string PublicAddress)
{
    public const string V3 = "X-HubSpot-Signature-v3";
    public const string Timestamp = "X-HubSpot-Request-Timestamp";
    public const string Older = "X-HubSpot-Signature";
    public const string OlderVersion = "X-HubSpot-Signature-Version";
    public const string Path = "/webhooks/hubspot";

    /// <param name="at">Milliseconds since 1970.</param>
    public WireRequest Sign(string kind, byte[] body, long at, string method = "POST", string target = Path) => Sign(kind, body, Text(at), method, PublicAddress + target) with { Method = method, Target = target };

    /// <param name="timestamp">Whatever stands in its header.</param>
    /// <param name="uri">What is signed as the address.</param>
    public WireRequest Sign(string kind, byte[] body, string timestamp, string method, string uri) =>
        new(kind, body) { Headers = [(V3, Webhooks.Signatures.V3(Secret, method, uri, body, timestamp)), (Timestamp, timestamp)] };

    public WireRequest SignV1(string kind, byte[] body) => new(kind, body) { Headers = [(Older, Webhooks.Signatures.V1(Secret, body)), (OlderVersion, "v1")] };

    public WireRequest SignV2(string kind, byte[] body, string method = "POST", string target = Path) =>
        new(kind, body) { Headers = [(Older, Webhooks.Signatures.V2(Secret, method, PublicAddress + target, body)), (OlderVersion, "v2")] };

    public static string Text(long at) => at.ToString(CultureInfo.InvariantCulture);
}
