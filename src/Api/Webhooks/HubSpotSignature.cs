using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HubSpotCrm.Api.Webhooks;

/// <summary>What a signature covers, and the signature. Null stands for a header that is not there.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Uri">The address as HubSpot called it, escapes as on the wire.</param>
/// <param name="V3">Header <c>X-HubSpot-Signature-v3</c>.</param>
/// <param name="Timestamp">Header <c>X-HubSpot-Request-Timestamp</c>: milliseconds since 1970.</param>
/// <param name="Older">Header <c>X-HubSpot-Signature</c>.</param>
/// <param name="OlderVersion">Header <c>X-HubSpot-Signature-Version</c>.</param>
public sealed record SignedRequest(string Method, string Uri, string? V3, string? Timestamp, string? Older, string? OlderVersion);

public enum SignatureOutcome
{
    Valid,

    /// <summary>No signature that we know.</summary>
    Missing,

    /// <summary>It is not of the form that signatures have.</summary>
    Malformed,

    /// <summary>Not made with one of our secrets, for this address and body.</summary>
    Wrong,

    /// <summary>Right, but older than five minutes.</summary>
    Stale,

    /// <summary>Right, but from more than thirty seconds ahead.</summary>
    Early,
}

/// <summary>
/// Checks HubSpot's signatures (https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation).
/// The newest version that is there decides: an older one beside it is not looked at.
/// </summary>
internal static class HubSpotSignature
{
    private const long OldestMs = 300_000;
    private const long EarliestMs = 30_000;
    private const int DigestLength = 32;
    private const int Base64Length = 44;

    /// <summary>The address needs to be known for all versions but the first.</summary>
    public static bool CoversAddress(SignedRequest request) => request.V3 is not null || request.OlderVersion == "v2";

    /// <param name="secrets">Each may have signed: two while they are changed.</param>
    /// <param name="nowMs">Milliseconds since 1970.</param>
    public static SignatureOutcome Check(SignedRequest request, ReadOnlySpan<byte> body, IReadOnlyList<byte[]> secrets, long nowMs)
    {
        if (request.V3 is not null)
            return CheckV3(request, body, secrets, nowMs);
        return request switch
        {
            { Older: null } => SignatureOutcome.Missing,
            { OlderVersion: "v1" } => CheckOlder(request.Older, prefix: string.Empty, body, secrets),
            { OlderVersion: "v2" } => CheckOlder(request.Older, request.Method + request.Uri, body, secrets),
            _ => SignatureOutcome.Malformed,
        };
    }

    private static SignatureOutcome CheckV3(SignedRequest request, ReadOnlySpan<byte> body, IReadOnlyList<byte[]> secrets, long nowMs)
    {
        Span<byte> given = stackalloc byte[DigestLength];
        if (!TryReadBase64(request.V3!, given) || !long.TryParse(request.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            return SignatureOutcome.Malformed;
        Span<byte> expected = stackalloc byte[DigestLength];
        var isOurs = false;
        foreach (var secret in secrets)
        {
            using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
            hash.AppendData(Encoding.UTF8.GetBytes(request.Method + SignedUri.Decode(request.Uri)));
            hash.AppendData(body);
            hash.AppendData(Encoding.UTF8.GetBytes(request.Timestamp!));
            hash.GetHashAndReset(expected);
            isOurs |= CryptographicOperations.FixedTimeEquals(expected, given);
        }

        return !isOurs ? SignatureOutcome.Wrong
            : nowMs - at > OldestMs ? SignatureOutcome.Stale
            : at - nowMs > EarliestMs ? SignatureOutcome.Early
            : SignatureOutcome.Valid;
    }

    private static SignatureOutcome CheckOlder(string signature, string prefix, ReadOnlySpan<byte> body, IReadOnlyList<byte[]> secrets)
    {
        Span<byte> given = stackalloc byte[DigestLength];
        if (signature.Length != DigestLength * 2 || signature.AsSpan().ContainsAnyInRange('A', 'F') ||
            Convert.FromHexString(signature, given, out _, out _) != System.Buffers.OperationStatus.Done)
            return SignatureOutcome.Malformed;
        Span<byte> expected = stackalloc byte[DigestLength];
        var isOurs = false;
        foreach (var secret in secrets)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(secret);
            hash.AppendData(Encoding.UTF8.GetBytes(prefix));
            hash.AppendData(body);
            hash.GetHashAndReset(expected);
            isOurs |= CryptographicOperations.FixedTimeEquals(expected, given);
        }

        return isOurs ? SignatureOutcome.Valid : SignatureOutcome.Wrong;
    }

    // Only the one writing that HubSpot uses: the framework would also take spaces, and other last digits for the same bytes.
    private static bool TryReadBase64(string text, Span<byte> bytes) =>
        text.Length == Base64Length && Convert.TryFromBase64String(text, bytes, out var read) && read == DigestLength && Convert.ToBase64String(bytes) == text;
}
