using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TestSupport.Webhooks;

/// <summary>Signs as HubSpot does, for addresses without escapes.</summary>
public static class Signatures
{
    public static string V1(string secret, ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(secret), .. body]));

    public static string V2(string secret, string method, string uri, ReadOnlySpan<byte> body) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(secret + method + uri), .. body]));

    /// <param name="at">Milliseconds since 1970.</param>
    public static string V3(string secret, string method, string uri, ReadOnlySpan<byte> body, long at) => V3(secret, method, uri, body, at.ToString(CultureInfo.InvariantCulture));

    /// <param name="timestamp">Whatever stands in its header.</param>
    public static string V3(string secret, string method, string uri, ReadOnlySpan<byte> body, string timestamp) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(method + uri), .. body, .. Encoding.UTF8.GetBytes(timestamp)]));
}
