using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>One line for each call, with all its attempts and waits. Never the path or the body: both may name a person.</summary>
internal sealed partial class CallLogHandler(ILogger<CallLogHandler> logger, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            Report(request, (int)response.StatusCode, time.GetElapsedTime(start));
            return response;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.GaveUp(logger, request.Method.Method, exception.GetType().Name, time.GetElapsedTime(start).TotalMilliseconds);
            throw;
        }
    }

    private void Report(HttpRequestMessage request, int status, TimeSpan elapsed)
    {
        if (status >= 500 || status is 401 or 403 or 429 or 477)
            Log.Refused(logger, request.Method.Method, status, elapsed.TotalMilliseconds);
        else
            Log.Answered(logger, request.Method.Method, status, elapsed.TotalMilliseconds);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "HubSpot answered {Method} with {Status} after {Milliseconds:0} ms")]
        public static partial void Answered(ILogger logger, string method, int status, double milliseconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "HubSpot refused {Method} with {Status} after {Milliseconds:0} ms")]
        public static partial void Refused(ILogger logger, string method, int status, double milliseconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A {Method} to HubSpot got no answer ({Failure}) after {Milliseconds:0} ms")]
        public static partial void GaveUp(ILogger logger, string method, string failure, double milliseconds);
    }
}
