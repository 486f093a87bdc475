using Refit;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

/// <summary>
/// Associations of one record (https://developers.hubspot.com/docs/api-reference/latest/crm/associations/associate-records/guide).
/// Paths are relative to <see cref="HubSpotPaths.Associations"/>. Nobody needs the answers to writes, but a plain <c>Task</c>
/// would let failures of the connection past <see cref="Http.ErrorTranslation"/>.
/// </summary>
internal interface IHubSpotAssociationsApi
{
    [Put("/{from}/{id}/associations/default/{to}/{toId}")]
    Task<string> AssociateAsync(string from, string id, string to, string toId, CancellationToken cancellationToken);

    /// <summary>Gives the pair exactly these labels.</summary>
    [Put("/{from}/{id}/associations/{to}/{toId}")]
    Task<string> LabelAsync(string from, string id, string to, string toId, [Body] HubSpotAssociationType[] types, CancellationToken cancellationToken);

    [Delete("/{from}/{id}/associations/{to}/{toId}")]
    Task<string> DissociateAsync(string from, string id, string to, string toId, CancellationToken cancellationToken);

    [Get("/{from}/{id}/associations/{to}")]
    Task<HubSpotAssociationPage> ListAsync(string from, string id, string to, int limit, string? after, CancellationToken cancellationToken);
}

/// <summary>Associations between two object types. Paths are relative to <see cref="HubSpotPaths.AssociationLabels"/>.</summary>
internal interface IHubSpotAssociationLabelsApi
{
    /// <summary>Associates pairs of records without a label.</summary>
    [Post("/{from}/{to}/batch/associate/default")]
    Task<HubSpotPairs> AssociateAsync(string from, string to, [Body] HubSpotPairInputs pairs, CancellationToken cancellationToken);

    [Get("/{from}/{to}/labels")]
    Task<HubSpotAssociationLabels> ListAsync(string from, string to, CancellationToken cancellationToken);
}
