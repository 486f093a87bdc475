using MediatR;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Application.Pipeline;

/// <summary>Says which use case ran and for how long. Never what was in it: messages hold people's data.</summary>
internal sealed partial class UseCaseLoggingBehavior<TRequest, TResult>(ILogger<UseCaseLoggingBehavior<TRequest, TResult>> logger, TimeProvider time)
    : IPipelineBehavior<TRequest, TResult>
{
    // One message serves every object type, so the type belongs to its name.
    private static string UseCase { get; } = typeof(TRequest) is { IsGenericType: true } message ? $"{message.Name.Split('`')[0]} of {message.GenericTypeArguments[0].Name}" : typeof(TRequest).Name;

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        logger.IsEnabled(LogLevel.Debug) ? TimedAsync(next) : next();

    private async Task<TResult> TimedAsync(RequestHandlerDelegate<TResult> next)
    {
        var start = time.GetTimestamp();
        try
        {
            return await next();
        }
        finally
        {
            var milliseconds = time.GetElapsedTime(start).TotalMilliseconds;
            Log.Ran(logger, UseCase, milliseconds);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "{UseCase} ran for {Milliseconds:0.0} ms")]
        public static partial void Ran(ILogger logger, string useCase, double milliseconds);
    }
}
