using HubSpotCrm.Application.Ports;

namespace HubSpotCrm.Api.Records;

/// <summary>Reads the query parameters that every object type shares.</summary>
internal static class Views
{
    public const int DefaultLimit = 20;

    /// <param name="properties">Comma separated HubSpot property names.</param>
    /// <param name="archived">True reads only archived records.</param>
    /// <param name="include">Comma separated object types whose associated ids to bring along.</param>
    public static RecordView Of(string? properties, bool archived = false, string? include = null) =>
        string.IsNullOrEmpty(properties) && !archived && string.IsNullOrEmpty(include)
            ? RecordView.Typed
            : new(Names(properties), archived) { Include = Names(include) };

    private static IReadOnlyList<string> Names(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
