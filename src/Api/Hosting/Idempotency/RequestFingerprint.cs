using System.Security.Cryptography;
using System.Text;

namespace HubSpotCrm.Api.Hosting.Idempotency;

/// <summary>Tells one request from another: method, address and the bytes of the body. How the body is labelled does not matter.</summary>
internal static class RequestFingerprint
{
    /// <summary>Reads the body to its end, and puts it back for whoever comes next.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than the call takes.</exception>
    public static async Task<string> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        request.HttpContext.Response.RegisterForDispose(body);
        await request.Body.CopyToAsync(body, cancellationToken);
        request.Body = body;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.PathBase}{request.Path}{request.QueryString}\n"));
        hash.AppendData(body.GetBuffer().AsSpan(0, (int)body.Length));
        body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
