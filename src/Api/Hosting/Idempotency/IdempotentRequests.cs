using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;

namespace HubSpotCrm.Api.Hosting.Idempotency;

/// <summary>
/// Gives a request that is sent again with the same <c>Idempotency-Key</c> the answer it had the first time. The key is on
/// disk before the work begins, and the answer before it is sent.
/// </summary>
internal sealed partial class IdempotentRequests(RequestDelegate next, IIdempotencyKeys keys, ICallerContext callers, ProblemWriter problems, ILogger<IdempotentRequests> logger)
{
    /// <summary>Larger answers are not kept: the next request does the work again, with the same write ids.</summary>
    private const int MaxKeptBytes = 64 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true, Name: { } caller } || !context.Request.Headers.ContainsKey(IdempotencyKeyHeader.Name) || !Applies(context))
        {
            await next(context);
            return;
        }

        if (IdempotencyKeyHeader.TryRead(context.Request.Headers, out var key))
            await HandleAsync(context, new(caller, key));
        else
            await problems.WriteAsync(context, ProblemTable.Invalid(IdempotencyKeyHeader.Errors));
    }

    private async Task HandleAsync(HttpContext context, IdempotencyKey key)
    {
        var fingerprint = await RequestFingerprint.ReadAsync(context.Request, context.RequestAborted);
        switch (await keys.TakeAsync(key, fingerprint, context.RequestAborted))
        {
            case KeyState.Yours yours:
                await AnswerAsync(context, yours);
                break;
            case KeyState.Answered { Answer: var answer }:
                await ReplayAsync(context, answer);
                break;
            case KeyState.InProgress { RetryAfter: var wait }:
                await problems.WriteAsync(context, ProblemTable.KeyInProgress(wait));
                break;
            default:
                await problems.WriteAsync(context, ProblemTable.KeyMismatch);
                break;
        }
    }

    // Who sends a key means the work to be done, also when it goes away meanwhile: its next request finds the answer.
    private async Task AnswerAsync(HttpContext context, KeyState.Yours yours)
    {
        using var entered = callers.Enter(callers.Current with { Writes = yours.Writes });
        using var captured = new CapturedAnswer(context);
        var aborted = context.RequestAborted;
        context.RequestAborted = CancellationToken.None;
        var kept = false;
        try
        {
            await RunAsync(context);
            await captured.CloseAsync();
            kept = IsFinal(context.Response.StatusCode, captured.Body.Span);
        }
        finally
        {
            context.RequestAborted = aborted;
            await EndAsync(yours.Turn, kept ? captured.ToKept() : null);
        }

        await captured.SendAsync();
    }

    // A refusal is an answer too, and the next to turn it into one would write past us.
    private async Task RunAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (ProblemTable.Of(exception) is { } problem)
        {
            context.Response.Headers.Remove("Location");
            await problems.WriteAsync(context, problem);
        }
    }

    private async Task EndAsync(IKeyTurn turn, KeptAnswer? answer)
    {
        try
        {
            await (answer is null ? turn.LeaveOpenAsync() : turn.AnswerAsync(answer));
        }
        catch (Application.Errors.StoreUnavailableException failure)
        {
            Log.NotKept(logger, failure);    // the work is done, and its answer true: the next request will find out for itself
        }
    }

    private static async Task ReplayAsync(HttpContext context, KeptAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers[IdempotencyKeyHeader.Replayed] = "true";
        if (answer.Location is { } location)
            response.Headers.Location = location;
        if (answer.Body.Length == 0)
            return;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    // What a repeat may change is not final: 5xx, in one input of a batch too, and what is refused at the border.
    private static bool IsFinal(int status, ReadOnlySpan<byte> body) =>
        status is (>= 200 and < 300) or 400 or 404 or 409 or 410 or 422 && body.Length <= MaxKeptBytes && body.IndexOf("\"status\":50"u8) < 0;

    private static bool Applies(HttpContext context) =>
        context.GetEndpoint() is { } endpoint && IdempotencyKeyHeader.Applies(context.Request.Method, endpoint.Metadata.GetMetadata<OnlyReadsAttribute>() is not null);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What became of a request with an idempotency key could not be kept")]
        public static partial void NotKept(ILogger logger, Exception failure);
    }
}
