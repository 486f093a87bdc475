using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Application.Workflows.Kinds;
using HubSpotCrm.Application.Workflows.Steps;
using Microsoft.Extensions.DependencyInjection;

namespace HubSpotCrm.Application;

internal static class WorkflowRegistration
{
    /// <summary>The workflows, their steps, and what runs them.</summary>
    public static void AddWorkflows(this IServiceCollection services)
    {
        services.AddSingleton<IWorkflow, CompletedCallWorkflow>();
        services.AddSingleton<IWorkflow, LeadWorkflow>();
        services.AddSingleton<IWorkflow, NewsletterWorkflow>();
        services.AddSingleton<IWorkflow, OrderWorkflow>();
        services.AddSingleton<AllWorkflows>();
        services.AddSingleton(typeof(MakeStep<,>));
        services.AddSingleton<ContactSteps>();
        services.AddSingleton<CallerSteps>();
        services.AddSingleton<ContactsOfNumbers>();
        services.AddSingleton<AgentOwners>();
        services.AddSingleton<CompanySteps>();
        services.AddSingleton<CompaniesOfDomains>();
        services.AddSingleton<DomainSearches>();
        services.AddSingleton<WorkDomains>();
        services.AddSingleton<DealSteps>();
        services.AddSingleton<LeadEngagements>();
        services.AddSingleton<RunsUnderWay>();
        services.AddSingleton<RunAcceptance>();
        services.AddSingleton<StepTurns>();
        services.AddSingleton<IQueueWork, RunWork>();
    }
}
