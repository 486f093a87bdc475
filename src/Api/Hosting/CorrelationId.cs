namespace HubSpotCrm.Api.Hosting;

/// <summary>
/// Gives each request an id: the caller's <c>X-Correlation-Id</c> when it is well formed, else a new one. It is in the
/// answer's header, in every log line of the request and in problem documents as <c>traceId</c>.
/// </summary>
internal sealed class CorrelationId(RequestDelegate next)
{
    public const string Header = "X-Correlation-Id";
    private const int MaxLength = 64;

    public Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[Header];
        var id = given.Count == 1 && IsWellFormed(given[0]) ? given[0]! : Guid.CreateVersion7().ToString("n");
        context.TraceIdentifier = id;
        context.Response.OnStarting(static state =>
        {
            var response = ((HttpContext)state).Response;
            response.Headers[Header] = response.HttpContext.TraceIdentifier;
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private static bool IsWellFormed(string? id) =>
        id is { Length: >= 1 and <= MaxLength } && id.AsSpan().IndexOfAnyExcept(Allowed) < 0;

    private static System.Buffers.SearchValues<char> Allowed { get; } =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
}
