using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Properties;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports;

/// <summary>The pipelines of deals and tickets, in the account's order. Kept; repeatable.</summary>
public interface ICrmPipelines
{
    /// <summary>All pipelines of a type; an account always has one.</summary>
    /// <param name="type">Deals or tickets.</param>
    /// <param name="freshness">How old they may be.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller alone.</param>
    Task<IReadOnlyList<CrmPipeline>> ListAsync(CrmObjectType type, Freshness freshness, CancellationToken cancellationToken);
}

/// <summary>The users who can own records. Kept; repeatable.</summary>
public interface ICrmOwners
{
    /// <summary>All owners who are there, or all who have left.</summary>
    Task<IReadOnlyList<Owner>> ListAsync(bool archived, Freshness freshness, CancellationToken cancellationToken);
}

/// <summary>The properties of an object type. Kept; repeatable.</summary>
public interface ICrmProperties
{
    /// <summary>All properties of a type, the CRM's own and the account's.</summary>
    Task<IReadOnlyList<PropertyDefinition>> ListAsync(CrmObjectType type, Freshness freshness, CancellationToken cancellationToken);
}

/// <summary>The outcomes of calls. Kept; the CRM's standard ones are known without asking. Repeatable.</summary>
public interface ICallOutcomes
{
    /// <summary>What is known without a call to the CRM.</summary>
    IReadOnlyList<CallOutcome> Known { get; }

    /// <summary>All outcomes; the standard ones when the CRM cannot be asked and none are known, except with <see cref="Freshness.Now"/>.</summary>
    Task<IReadOnlyList<CallOutcome>> ListAsync(Freshness freshness, CancellationToken cancellationToken);
}
