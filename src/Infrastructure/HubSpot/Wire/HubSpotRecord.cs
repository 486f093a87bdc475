using System.Text.Json.Serialization;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

/// <summary>A record as HubSpot writes it: every value a string or null.</summary>
internal sealed record HubSpotRecord
{
    [JsonConverter(typeof(TextConverter))]
    public required string Id { get; init; }

    [JsonConverter(typeof(PropertiesConverter))]
    public required Dictionary<string, string?> Properties { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public bool Archived { get; init; }

    public string? Url { get; init; }

    /// <summary>Only in upsert answers: true when the record was made.</summary>
    public bool? New { get; init; }

    /// <summary>Only in batch answers: which input this is.</summary>
    public string? ObjectWriteTraceId { get; init; }

    /// <summary>Only when asked for, and only types of which there are any; by HubSpot's plural.</summary>
    public Dictionary<string, HubSpotAssociatedIds>? Associations { get; init; }
}

/// <summary>Ids of associated records; one with several labels is there several times.</summary>
internal sealed record HubSpotAssociatedIds
{
    public IReadOnlyList<HubSpotId> Results { get; init; } = [];

    public HubSpotPaging? Paging { get; init; }
}

internal sealed record HubSpotPage(IReadOnlyList<HubSpotRecord> Results, HubSpotPaging? Paging = null)
{
    public long Total { get; init; }
}

internal sealed record HubSpotPaging(HubSpotNext? Next = null);

/// <param name="After">A cursor in lists, an offset in searches; a string or a number.</param>
internal sealed record HubSpotNext([property: JsonConverter(typeof(TextConverter))] string? After = null);

internal sealed record HubSpotBatch(IReadOnlyList<HubSpotRecord> Results, IReadOnlyList<HubSpotError>? Errors = null);
