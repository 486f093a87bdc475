using HubSpotCrm.Api.Hosting.Callers;
using HubSpotCrm.Api.Workflows.Forms;
using HubSpotCrm.Api.Workflows.Mapping;
using HubSpotCrm.Application.Ports.Workflows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workflows;

/// <summary>What the operator has decided about workflows. Section <c>Workflows</c>.</summary>
public sealed record WorkflowOptions
{
    public const string Section = "Workflows";

    /// <summary>Further domains that are nobody's company.</summary>
    public IReadOnlyList<string> FreeMailDomains { get; init; } = [];

    /// <summary>Of times that name no zone, such as <c>Europe/Madrid</c>.</summary>
    public string TimeZone { get; init; } = "UTC";
}

internal sealed class WorkflowOptionsValidator : IValidateOptions<WorkflowOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkflowOptions options) => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Workflows:TimeZone must be a time zone such as Europe/Madrid.");
}

internal sealed class WorkflowSettings(IOptions<WorkflowOptions> options) : IWorkflowSettings
{
    public IReadOnlyCollection<string> FreeMailDomains => options.Value.FreeMailDomains;
}

internal static class WorkflowRegistration
{
    public static void AddWorkflowCalls(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WorkflowOptions>().Bind(configuration.GetSection(WorkflowOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WorkflowOptions>, WorkflowOptionsValidator>();
        services.AddSingleton<IWorkflowSettings, WorkflowSettings>();
        services.AddSingleton<RunAnswers>();
        foreach (var section in MappedInputs.All.Keys)
            services.AddOptions<InputOptions>(section).Bind(configuration.GetSection($"{WorkflowOptions.Section}:{section}")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InputOptions>, InputOptionsValidator>();
        services.AddSingleton<InputMappings>();
        services.AddLeadForm(configuration);
    }

    private static void AddLeadForm(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LeadFormOptions>().Bind(configuration.GetSection(LeadFormOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LeadFormOptions>, LeadFormOptionsRanges>();
        services.AddSingleton<IValidateOptions<LeadFormOptions>, LeadFormOptionsValidator>();
        services.AddSingleton<FormPage>();
        services.AddSingleton<LeadReceipt>();
        services.AddKeyedSingleton<AddressLimit>(LeadDoor.Policy, (provider, _) =>
        {
            var form = provider.GetRequiredService<IOptions<LeadFormOptions>>().Value;
            return new AddressLimit(form.PerAddressPerMinute, form.AddressHeader);
        });
        services.AddSingleton<IAuthorizationHandler, LeadDoor>();
        services.AddAuthorizationBuilder().AddPolicy(LeadDoor.Policy, policy => policy.AddRequirements(new LeadDoor.MaySendLeads()));
        services.AddCors().AddOptions<CorsOptions>().Configure<IOptions<LeadFormOptions>>((cors, form) =>
            cors.AddPolicy(LeadDoor.Policy, policy => policy.WithOrigins([.. form.Value.AllowedOrigins]).WithMethods(HttpMethods.Post).AllowAnyHeader()));
    }
}
