namespace HubSpotCrm.Domain.Records;

/// <summary>One page of a list.</summary>
/// <param name="After">The cursor of the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Results, string? After);

/// <summary>One page of a search.</summary>
/// <param name="Total">How many records match in all; may be larger than what paging can reach.</param>
/// <param name="After">The cursor of the next page; null on the last one.</param>
public sealed record SearchPage<T>(long Total, IReadOnlyList<T> Results, string? After);
