using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HubSpotSandbox.Webhooks.Sending;

/// <summary>How HubSpot signs a request (FACTS §13).</summary>
internal static partial class Signatures
{
    public static string V1(string secret, ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(secret), .. body]));

    public static string V3(string secret, string method, string address, ReadOnlySpan<byte> body, string timestamp)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(method + Decoded(address)), .. body, .. Encoding.UTF8.GetBytes(timestamp)];
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    /// <summary>In one pass, these escapes only.</summary>
    private static string Decoded(string address) => Escapes.Replace(address, match => Uri.UnescapeDataString(match.Value));

    [GeneratedRegex("%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escapes { get; }
}
