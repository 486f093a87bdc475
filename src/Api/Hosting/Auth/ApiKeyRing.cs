using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Hosting.Auth;

/// <summary>One API key; of the key itself only the SHA-256 is kept.</summary>
internal sealed record ApiKey(string Name, string Role, byte[] Hash, bool IsShort)
{
    public const int MinProductionLength = 32;
}

/// <summary>The keys that may call.</summary>
internal sealed class ApiKeyRing(IOptions<AuthOptions> options)
{
    private const int MaxKeyLength = 512;
    private readonly IReadOnlyList<ApiKey> _keys = Parse(options.Value.ApiKeys, out var keys).Count == 0 ? keys : [];

    /// <summary>The key that was presented, or null. Takes the same time for every key, right or wrong.</summary>
    public ApiKey? Find(string presented)
    {
        if (presented.Length > MaxKeyLength)
            return null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(presented));
        ApiKey? found = null;
        foreach (var key in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, key.Hash))
                found = key;
        }

        return found;
    }

    /// <summary>Reads the setting.</summary>
    /// <returns>What is wrong with it, without showing a key.</returns>
    public static IReadOnlyList<string> Parse(string? setting, out IReadOnlyList<ApiKey> keys)
    {
        var parsed = new List<ApiKey>();
        var errors = new List<string>();
        foreach (var (index, entry) in (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Index())
        {
            if (ParseEntry(entry) is { } key && parsed.TrueForAll(other => other.Name != key.Name))
                parsed.Add(key);
            else
                errors.Add($"API_KEYS (Auth:ApiKeys): entry {index + 1} is not name:role:key with a name of its own and the role {string.Join(", ", Roles.All)}.");
        }

        keys = parsed;
        return errors;
    }

    private static ApiKey? ParseEntry(string entry)
    {
        const string HashMark = "sha256=";
        if (entry.Split(':', 3) is not [{ Length: > 0 } name, var role, { Length: > 0 } key] || !Roles.All.Contains(role, StringComparer.Ordinal))
            return null;
        if (!key.StartsWith(HashMark, StringComparison.Ordinal))
            return new(name, role, SHA256.HashData(Encoding.UTF8.GetBytes(key)), key.Length < ApiKey.MinProductionLength);
        return key.Length == HashMark.Length + 64 && key.AsSpan(HashMark.Length).IndexOfAnyExcept(Hex) < 0
            ? new(name, role, Convert.FromHexString(key.AsSpan(HashMark.Length)), IsShort: false)
            : null;
    }

    private static System.Buffers.SearchValues<char> Hex { get; } = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
