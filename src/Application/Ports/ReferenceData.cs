using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Properties;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>The pipelines of deals and tickets, in the account's order. Kept; repeatable.</summary>
public interface ICrmPipelines
{
    Task<IReadOnlyList<CrmPipeline>> ListAsync(CrmObjectType type, Freshness freshness, CancellationToken cancellationToken);
}

/// <summary>The users who can own records. Kept; repeatable.</summary>
public interface ICrmOwners
{
    Task<IReadOnlyList<Owner>> ListAsync(bool archived, Freshness freshness, CancellationToken cancellationToken);
}

/// <summary>The properties of an object type. Kept; repeatable.</summary>
public interface ICrmProperties
{
    Task<IReadOnlyList<PropertyDefinition>> ListAsync(CrmObjectType type, Freshness freshness, CancellationToken cancellationToken);
}

/// <summary>The outcomes of calls. Kept; the CRM's standard ones are known without asking. Repeatable.</summary>
public interface ICallOutcomes
{
    /// <summary>What is known without a call to the CRM.</summary>
    IReadOnlyList<CallOutcome> Known { get; }

    Task<IReadOnlyList<CallOutcome>> ListAsync(Freshness freshness, CancellationToken cancellationToken);
}
