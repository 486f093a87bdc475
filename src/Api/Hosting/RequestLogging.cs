using Microsoft.AspNetCore.Diagnostics;
using Serilog;
using Serilog.AspNetCore;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Settings.Configuration;

namespace HubSpotCrm.Api.Hosting;

/// <summary>One log line for each request. The route's template stands for the path, because a path may hold an e-mail.</summary>
internal static class RequestLogging
{
    public static void AddRequestLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog((_, logger) =>
        {
            logger.MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("System", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)    // its scope would put the path on every line
                .ReadFrom.Configuration(builder.Configuration, new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly))    // by default every file of the folder is looked at
                .Enrich.FromLogContext()
                .Enrich.With<NoPaths>();
            if (builder.Environment.IsProduction())
                logger.WriteTo.Console(new CompactJsonFormatter());
            else
                logger.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        });

    public static void UseRequestLogging(this WebApplication app) => app.UseSerilogRequestLogging(Configure);

    private static void Configure(RequestLoggingOptions options)
    {
        options.MessageTemplate = "{Method} {Route} answered {Status} in {Elapsed:0.0} ms for {Caller} ({CorrelationId})";
        options.GetLevel = (context, _, exception) => Level(context, exception);
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new LogEventProperty("Method", new ScalarValue(MethodOf(context))),
            new LogEventProperty("Route", new ScalarValue(RouteOf(context))),
            new LogEventProperty("Status", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
            new LogEventProperty("Caller", new ScalarValue(context.User.Identity?.Name ?? "-")),
            new LogEventProperty("CorrelationId", new ScalarValue(context.TraceIdentifier)),
        ];
    }

    // The exception handler takes the endpoint off the request and keeps it in its feature.
    private static string RouteOf(HttpContext context) =>
        ((context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    // A method is any token that a caller likes to send.
    private static string MethodOf(HttpContext context) => context.Request.Method is { Length: <= 10 } method && method.All(char.IsAsciiLetter) ? method : "(other)";

    private static LogEventLevel Level(HttpContext context, Exception? exception) => exception is not null || context.Response.StatusCode == 500
        ? LogEventLevel.Error
        : IsAllDayLong(context)
            ? LogEventLevel.Debug
            : LogEventLevel.Information;

    private static bool IsAllDayLong(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/swagger", StringComparison.Ordinal) ||
        (context.Response.StatusCode == 200 && context.Request.Path.StartsWithSegments("/webhooks", StringComparison.Ordinal));
}

/// <summary>Takes off what the framework's request scope adds to every line: a path may hold an e-mail.</summary>
internal sealed class NoPaths : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.RemovePropertyIfPresent("RequestPath");
        logEvent.RemovePropertyIfPresent("ConnectionId");
        logEvent.RemovePropertyIfPresent("RequestId");
    }
}
