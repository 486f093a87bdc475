using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HubSpotCrm.Domain.Webhooks;

/// <summary>
/// What a subscriber and this service both know. Signs pushes as Standard Webhooks says
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
/// </summary>
public sealed record PushSecret
{
    public const string Prefix = "whsec_";

    private const string Version = "v1";
    private const int Bytes = 32;

    /// <param name="text"><c>whsec_</c> and the base64 of its bytes.</param>
    public PushSecret(string text) => Text = text;

    public string Text { get; }

    public static PushSecret New() => new(Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));

    /// <param name="id">The event's.</param>
    /// <param name="timestamp">Seconds since 1970.</param>
    /// <returns><c>v1,</c> and the base64 of the HMAC-SHA256 of id, timestamp and body.</returns>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(Text[Prefix.Length..]));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hash.AppendData(body);
        return $"{Version},{Convert.ToBase64String(hash.GetHashAndReset())}";
    }

    /// <summary>Never the secret itself.</summary>
    public override string ToString() => $"{Prefix}…";
}
