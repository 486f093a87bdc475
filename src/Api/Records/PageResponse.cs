namespace HubSpotCrm.Api.Records;

/// <summary>A page of a list.</summary>
/// <param name="Results">The records of this page.</param>
/// <param name="After">Pass this as <c>after</c> for the next page; null on the last one.</param>
public sealed record PageResponse<T>(IReadOnlyList<T> Results, string? After);

/// <summary>A page of a search.</summary>
/// <param name="Results">The records of this page.</param>
/// <param name="Total">How many records match; may be more than the 10,000 that paging reaches.</param>
/// <param name="After">Pass this as <c>after</c> for the next page; null on the last one.</param>
public sealed record SearchResponse<T>(IReadOnlyList<T> Results, long Total, string? After);
