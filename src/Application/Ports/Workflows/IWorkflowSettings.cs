namespace HubSpotCrm.Application.Ports.Workflows;

/// <summary>What the operator of the service has decided about workflows.</summary>
public interface IWorkflowSettings
{
    /// <summary>Domains that are nobody's company, beside those that the service knows.</summary>
    IReadOnlyCollection<string> FreeMailDomains { get; }
}
