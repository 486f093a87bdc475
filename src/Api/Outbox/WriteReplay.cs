using System.Security.Claims;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Application.Ports;
using Microsoft.AspNetCore.Http.Features;

namespace HubSpotCrm.Api.Outbox;

/// <summary>On a request that the service makes to itself, for a write that waited.</summary>
internal sealed record ReplayedWrite;

/// <summary>What a direct call would have been answered with.</summary>
/// <param name="Route">Null when no route takes the request any more.</param>
internal sealed record ReplayedAnswer(int Status, ReadOnlyMemory<byte> Body, WriteRoute? Route);

/// <summary>
/// Makes the request of a write that waited, through the same middleware and endpoints as any other, for the caller who left
/// it. An idempotency key of its own lets a try that was cut off be told from a new write.
/// </summary>
internal sealed class WriteReplay(IServiceScopeFactory scopes, ICallerContext callers, ProblemWriter problems)
{
    /// <summary>The keys' owner. No API key has such a name.</summary>
    public const string Name = "(operation)";

    private readonly TaskCompletionSource<RequestDelegate> _pipeline = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What a request goes through from its routing on. Said once, when the service is put together: that may be after the outbox has begun.</summary>
    public RequestDelegate Through(RequestDelegate pipeline)
    {
        _pipeline.TrySetResult(pipeline);
        return pipeline;
    }

    /// <exception cref="Exception">Nobody foresaw it.</exception>
    public async Task<ReplayedAnswer> SendAsync(StoredWrite write, string address, ReadOnlyMemory<byte> body)
    {
        var pipeline = await _pipeline.Task;
        await using var scope = scopes.CreateAsyncScope();
        using var answer = new MemoryStream();
        var context = Request(write, address, body, scope.ServiceProvider);
        context.Response.Body = answer;
        using var entered = callers.Enter(new Caller(write.Caller) { IsBackground = true });
        try
        {
            await pipeline(context);
        }
        catch (Exception failure) when (ProblemTable.Of(failure) is { } problem)
        {
            await problems.WriteAsync(context, problem);
        }

        if (context.Response.StatusCode >= 400 && answer.Length == 0)
            await problems.WriteAsync(context, ProblemTable.OfStatus(context.Response.StatusCode));
        await context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
        return new(context.Response.StatusCode, answer.ToArray(), WriteRoute.Of(context));
    }

    private static DefaultHttpContext Request(StoredWrite write, string address, ReadOnlyMemory<byte> body, IServiceProvider services)
    {
        var context = new DefaultHttpContext { RequestServices = services, TraceIdentifier = write.CorrelationId, User = User(write) };
        context.Features.Set(new ReplayedWrite());
        context.Features.Set<IHttpMaxRequestBodySizeFeature>(new NoLimit());
        var request = context.Request;
        var query = address.IndexOf('?', StringComparison.Ordinal);
        request.Method = write.Method;
        request.Scheme = Uri.UriSchemeHttp;
        request.Host = new("localhost");
        request.Path = PathString.FromUriComponent(query < 0 ? address : address[..query]);
        request.QueryString = query < 0 ? QueryString.Empty : new(address[query..]);
        request.Headers[IdempotencyKeyHeader.Name] = write.Key;
        if (body.IsEmpty)
            return context;
        request.ContentType = "application/json";
        WriteBody.Replace(request, body);
        return context;
    }

    private static ClaimsPrincipal User(StoredWrite write) =>
        new(new ClaimsIdentity([new(ClaimTypes.Name, Name), .. Roles.UpTo(write.Role).Select(role => new Claim(ClaimTypes.Role, role))], ApiKeyHandler.SchemeName));

    /// <summary>Its size was checked when it came in.</summary>
    private sealed class NoLimit : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }
}
