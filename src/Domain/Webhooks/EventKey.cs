using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Domain.Webhooks;

/// <summary>
/// What tells a repeated event from a new one: a hash of everything that identifies it. HubSpot's <c>eventId</c> alone is
/// not unique, and the number of the attempt must not be part of it.
/// </summary>
public readonly record struct EventKey
{
    private const int Length = 16;
    private const string Prefix = "evt_";

    /// <param name="id">As <see cref="Id"/> gives it.</param>
    [JsonConstructor]
    public EventKey(string id) => Id = id;

    /// <summary>The event's id in the feed: <c>evt_</c> and 32 hexadecimal digits.</summary>
    public string Id { get; }

    /// <param name="parts">In a fixed order; null and empty are different.</param>
    public static EventKey Of(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part is null ? -1 : part.Length).Append(':').Append(part);    // lengths, so that no two lists read the same
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return Of(hash[..Length]);
    }

    public static EventKey Of(ReadOnlySpan<byte> bytes) => new($"{Prefix}{Convert.ToHexStringLower(bytes)}");

    public byte[] ToBytes() => Convert.FromHexString(Id.AsSpan(Prefix.Length));
}
