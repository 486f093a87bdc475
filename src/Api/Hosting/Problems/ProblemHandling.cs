using Microsoft.AspNetCore.Diagnostics;

namespace HubSpotCrm.Api.Hosting.Problems;

/// <summary>Turns exceptions and bare statuses into problem documents.</summary>
internal sealed partial class ProblemHandling(ProblemWriter writer, ILogger<ProblemHandling> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;    // nobody reads it; it is for the log
            return true;
        }

        var problem = ProblemTable.Of(exception);
        if (problem is null)
            Log.Unforeseen(logger, exception, httpContext.TraceIdentifier);
        await writer.WriteAsync(httpContext, problem ?? ProblemTable.OfStatus(500));
        return true;
    }

    public static Task WriteStatusAsync(StatusCodeContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<ProblemWriter>()
            .WriteAsync(context.HttpContext, ProblemTable.OfStatus(context.HttpContext.Response.StatusCode));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Unforeseen error in request {CorrelationId}")]
        public static partial void Unforeseen(ILogger logger, Exception exception, string correlationId);
    }
}

internal static class ProblemRegistration
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddSingleton<ProblemWriter>();
        services.AddExceptionHandler<ProblemHandling>();
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        app.UseStatusCodePages(ProblemHandling.WriteStatusAsync);
    }
}
