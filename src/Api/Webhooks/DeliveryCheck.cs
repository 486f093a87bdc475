using System.Text.Json;
using System.Text.Unicode;
using HubSpotCrm.Application.Webhooks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace HubSpotCrm.Api.Webhooks;

/// <summary>Tells whether a request is a delivery of HubSpot's.</summary>
public sealed class DeliveryCheck(IOptions<WebhookOptions> options, TimeProvider time) : IDeliveryVerifier
{
    private const int MaxDepth = 56;    // within the feed's page readers must still be able to parse it: most stop at 64
    private const string Twice = "\0";

    private readonly IReadOnlyList<byte[]> _secrets = options.Value.Secrets;
    private readonly string? _address = options.Value.PublicBaseUrl?.AbsoluteUri.TrimEnd('/');

    public bool HasSecret => _secrets.Count > 0;

    public bool HasAddress => _address is not null;

    /// <summary>What the signature covers. The host comes from our settings, never from the request.</summary>
    public SignedRequest Read(HttpRequest request)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? string.Empty;
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
            target = absolute.PathAndQuery;
        return new(request.Method.ToUpperInvariant(), _address + target, One(request.Headers["X-HubSpot-Signature-v3"]), One(request.Headers["X-HubSpot-Request-Timestamp"]),
            One(request.Headers["X-HubSpot-Signature"]), One(request.Headers["X-HubSpot-Signature-Version"]));
    }

    public SignatureOutcome Check(SignedRequest request, ReadOnlySpan<byte> body) => HubSpotSignature.Check(request, body, _secrets, time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <inheritdoc />
    public bool IsOursAfterAll(string request, ReadOnlySpan<byte> body)
    {
        var kept = JsonSerializer.Deserialize<SignedRequest>(request)!;
        var target = kept.Uri.StartsWith('/') ? kept.Uri : new Uri(kept.Uri).PathAndQuery;
        return Check(kept with { Uri = _address + target }, body) is SignatureOutcome.Valid or SignatureOutcome.Stale or SignatureOutcome.Early && IsArrayOfObjects(body);
    }

    public static string ToText(SignedRequest request) => JsonSerializer.Serialize(request);

    /// <summary>True for a JSON array of objects, also an empty one, and for a single object.</summary>
    public static bool IsArrayOfObjects(ReadOnlySpan<byte> body)
    {
        try
        {
            return Utf8.IsValid(body) && HasRightShape(body);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasRightShape(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        if (!reader.Read())
            return false;
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                reader.Skip();
            return reader.TokenType == JsonTokenType.EndArray && !reader.Read();
        }

        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        reader.Skip();
        return !reader.Read();
    }

    // A header that is there twice is no signature; it must not look absent either, or an older version would decide.
    private static string? One(StringValues header) => header.Count switch
    {
        0 => null,
        1 => header[0] ?? string.Empty,
        _ => Twice,
    };
}
