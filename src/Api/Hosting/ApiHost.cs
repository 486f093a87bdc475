using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Callers;
using HubSpotCrm.Api.Hosting.Health;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Hosting.Provisioning;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Outbox;
using HubSpotCrm.Api.Scheduling.Pages;
using HubSpotCrm.Api.Webhooks;
using HubSpotCrm.Api.Workers;
using HubSpotCrm.Api.Workflows;
using HubSpotCrm.Application;
using HubSpotCrm.Infrastructure;
using HubSpotCrm.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Hosting;

/// <summary>Puts the service together; also used by the Playground and the tests.</summary>
public static class ApiHost
{
    /// <summary>Runs until stopped.</summary>
    /// <returns>The exit code: 1 when a setting is wrong, which is said in one line.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (args is [ProvisionCommand.Name, .. var settings])
                return await ProvisionCommand.RunAsync(settings, Console.Out);
            await using var app = Create(args);
            await app.Services.StartDatabaseAsync(CancellationToken.None);    // the host would log a failure with its stack before it is explained here
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (StartupFailures.Explain(exception) is { } reason)
        {
            await Console.Error.WriteLineAsync($"HubSpotCrm cannot start: {reason}");
            return 1;
        }
    }

    /// <summary>Builds the service.</summary>
    /// <param name="args">Command line arguments, read as configuration.</param>
    /// <param name="configure">Changes the builder before the service is built.</param>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        Settings.ReadDotEnv();
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);    // settings are read once; no file watchers
        configure?.Invoke(builder);
        builder.AddAliases();
        builder.AddServer();
        builder.AddRequestLogging();

        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddApiKeys(builder.Configuration);
        builder.Services.AddProblems();
        builder.Services.AddApi(builder.Configuration);
        builder.Services.AddOutbox();
        builder.Services.AddWorkflowCalls(builder.Configuration);
        builder.Services.AddBookingPage(builder.Configuration);
        builder.Services.AddWebhooks(builder.Configuration);
        builder.Services.AddReadiness();
        builder.Services.AddSwagger(builder.Configuration);
        builder.Services.AddWorkers();

        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.UseAll();
        return app;
    }

    // In the order in which a request meets them.
    private static void UseAll(this WebApplication app)
    {
        app.UseMiddleware<CorrelationId>();
        app.UseRequestLogging();
        app.UseProblems();
        app.UseSwaggerPages();
        app.UseReplays();
        app.UseRouting();
        app.UseCors();    // where an action says so
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseCallerLimit();
        app.UseMiddleware<CallerOfRequest>();
        app.UseMiddleware<IdempotentRequests>();
        app.UseMiddleware<WaitingWrites>();
        app.MapControllers();
        app.MapBookingPage();
    }
}
