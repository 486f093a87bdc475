using HubSpotCrm.Application.Ports.OnceOnly;
using Microsoft.AspNetCore.Http.Features;

namespace HubSpotCrm.Api.Hosting.Idempotency;

/// <summary>Holds back what is written to a response, so that it can be kept before it is sent.</summary>
internal sealed class CapturedAnswer : IDisposable
{
    private readonly HttpContext _context;
    private readonly IHttpResponseBodyFeature _original;
    private readonly MemoryStream _body = new();
    private readonly StreamResponseBodyFeature _captured;

    public CapturedAnswer(HttpContext context)
    {
        _context = context;
        _original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        _captured = new(_body);
        context.Features.Set<IHttpResponseBodyFeature>(_captured);
    }

    public ReadOnlyMemory<byte> Body => _body.GetBuffer().AsMemory(0, (int)_body.Length);

    public KeptAnswer ToKept()
    {
        var response = _context.Response;
        return new(response.StatusCode, response.ContentType, response.Headers.Location is [{ } location] ? location : null, Body);
    }

    /// <summary>Takes in what is still on its way, and lets later writes go out again.</summary>
    public async Task CloseAsync()
    {
        await _captured.CompleteAsync();
        _context.Features.Set(_original);
    }

    /// <summary>Sends what was held back; an empty body is left to whoever describes bare statuses.</summary>
    public async Task SendAsync()
    {
        if (_body.Length == 0)
            return;
        _context.Response.ContentLength = _body.Length;
        await _original.Stream.WriteAsync(Body, _context.RequestAborted);
    }

    /// <summary>What was held back and not sent is gone; who comes after writes to the response itself.</summary>
    public void Dispose()
    {
        _context.Features.Set(_original);
        _body.Dispose();
    }
}
