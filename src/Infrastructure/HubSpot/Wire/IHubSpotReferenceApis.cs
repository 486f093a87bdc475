using Refit;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

/// <summary>Pipelines (https://developers.hubspot.com/docs/api-reference/latest/crm/pipelines/guide). Relative to <see cref="HubSpotPaths.Pipelines"/>.</summary>
internal interface IHubSpotPipelinesApi
{
    [Get("/{objectType}")]
    Task<HubSpotPipelines> ListAsync(string objectType, CancellationToken cancellationToken);
}

/// <summary>Owners (https://developers.hubspot.com/docs/api-reference/latest/crm/owners/guide). Relative to <see cref="HubSpotPaths.Owners"/>, whose last segment is a parameter: Refit knows no empty path.</summary>
internal interface IHubSpotOwnersApi
{
    [Get("/{last}")]
    Task<HubSpotOwnerPage> ListAsync(string last, int limit, string? after, string archived, CancellationToken cancellationToken);
}

/// <summary>Properties (https://developers.hubspot.com/docs/api-reference/latest/crm/properties/guide). Relative to <see cref="HubSpotPaths.Properties"/>.</summary>
internal interface IHubSpotPropertiesApi
{
    [Get("/{objectType}")]
    Task<HubSpotProperties> ListAsync(string objectType, CancellationToken cancellationToken);

    [Get("/{objectType}/{name}")]
    Task<HubSpotUniqueness> GetAsync(string objectType, string name, CancellationToken cancellationToken);

    [Post("/{objectType}")]
    Task<HubSpotUniqueness> CreateAsync(string objectType, [Body] HubSpotNewProperty property, CancellationToken cancellationToken);

    [Get("/{objectType}/groups")]
    Task<HubSpotPropertyGroups> ListGroupsAsync(string objectType, CancellationToken cancellationToken);
}

/// <summary>Outcomes of calls (https://developers.hubspot.com/docs/api-reference/latest/crm/activities/calls/guide). Relative to <see cref="HubSpotPaths.Calling"/>.</summary>
internal interface IHubSpotCallingApi
{
    [Get("/dispositions")]
    Task<IReadOnlyList<HubSpotDisposition>> ListDispositionsAsync(CancellationToken cancellationToken);
}
