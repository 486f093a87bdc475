using HubSpotCrm.Application.Ports;

namespace HubSpotCrm.Api.Records;

/// <summary>Reads the query parameters that every object type shares.</summary>
internal static class Views
{
    public const int DefaultLimit = 20;

    /// <param name="properties">Comma separated HubSpot property names.</param>
    /// <param name="archived">True reads only archived records.</param>
    public static RecordView Of(string? properties, bool archived = false) => string.IsNullOrEmpty(properties) && !archived
        ? RecordView.Typed
        : new([.. (properties ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)], archived);
}
