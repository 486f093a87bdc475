using Refit;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

/// <summary>
/// HubSpot's object API, the same for every object type (https://developers.hubspot.com/docs/api-reference/latest/crm/using-object-apis).
/// Paths are relative to <see cref="HubSpotPaths.Objects"/>, where the version is. Calls whose answer is empty ask for its text
/// all the same: a plain <c>Task</c> would let failures of the connection past <see cref="Http.ErrorTranslation"/>.
/// </summary>
internal interface IHubSpotObjectsApi
{
    [Get("/{objectType}/{id}")]
    Task<HubSpotRecord> GetAsync(string objectType, string id, string properties, string? idProperty, bool? archived, CancellationToken cancellationToken);

    [Get("/{objectType}")]
    Task<HubSpotPage> ListAsync(string objectType, int limit, string? after, string properties, bool? archived, CancellationToken cancellationToken);

    [Post("/{objectType}")]
    Task<HubSpotRecord> CreateAsync(string objectType, [Body] HubSpotWrite record, CancellationToken cancellationToken);

    [Patch("/{objectType}/{id}")]
    Task<HubSpotRecord> UpdateAsync(string objectType, string id, [Body] HubSpotWrite record, CancellationToken cancellationToken);

    [Delete("/{objectType}/{id}")]
    Task<string> ArchiveAsync(string objectType, string id, CancellationToken cancellationToken);

    [Post("/{objectType}/search")]
    Task<HubSpotPage> SearchAsync(string objectType, [Body] HubSpotSearch search, CancellationToken cancellationToken);

    [Post("/{objectType}/batch/read")]
    Task<HubSpotBatch> ReadBatchAsync(string objectType, [Body] HubSpotBatchRead batch, bool? archived, CancellationToken cancellationToken);

    [Post("/{objectType}/batch/create")]
    Task<HubSpotBatch> CreateBatchAsync(string objectType, [Body] HubSpotBatchWrite batch, CancellationToken cancellationToken);

    [Post("/{objectType}/batch/update")]
    Task<HubSpotBatch> UpdateBatchAsync(string objectType, [Body] HubSpotBatchWrite batch, CancellationToken cancellationToken);

    [Post("/{objectType}/batch/upsert")]
    Task<HubSpotBatch> UpsertBatchAsync(string objectType, [Body] HubSpotBatchWrite batch, CancellationToken cancellationToken);

    [Post("/{objectType}/batch/archive")]
    Task<string> ArchiveBatchAsync(string objectType, [Body] HubSpotBatchWrite batch, CancellationToken cancellationToken);

    [Post("/{objectType}/merge")]
    Task<HubSpotRecord> MergeAsync(string objectType, [Body] HubSpotMerge merge, CancellationToken cancellationToken);

    [Post("/{objectType}/gdpr-delete")]
    Task<string> EraseAsync(string objectType, [Body] HubSpotErase erase, CancellationToken cancellationToken);
}
