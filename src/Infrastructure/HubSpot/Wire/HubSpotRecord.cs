using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

/// <summary>A record as HubSpot writes it: every value a string or null.</summary>
internal sealed record HubSpotRecord
{
    [JsonConverter(typeof(TextConverter))]
    public required string Id { get; init => field = value.Needed(); }

    [JsonConverter(typeof(PropertiesConverter))]
    public required Dictionary<string, string?> Properties { get; init => field = value.Needed(); }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public bool Archived { get; init; }

    public string? Url { get; init; }

    /// <summary>Only in upsert answers: true when the record was made.</summary>
    public bool? New { get; init; }

    /// <summary>Only in batch answers: which input this is.</summary>
    public string? ObjectWriteTraceId { get; init; }

    /// <summary>Only when asked for: what the properties held and since when, newest first.</summary>
    public Dictionary<string, IReadOnlyList<HubSpotPastValue>>? PropertiesWithHistory { get; init; }

    /// <summary>Only when asked for, and only types of which there are any; by HubSpot's plural.</summary>
    public Dictionary<string, HubSpotAssociatedIds>? Associations { get; init; }
}

/// <param name="Timestamp">Since when.</param>
internal sealed record HubSpotPastValue(string? Value, DateTimeOffset Timestamp);

/// <summary>Ids of associated records; one with several labels is there several times.</summary>
internal sealed record HubSpotAssociatedIds(IReadOnlyList<HubSpotId> Results, HubSpotPaging? Paging = null)
{
    public IReadOnlyList<HubSpotId> Results { get; init; } = Results.Needed().WithoutNulls()!;
}

internal sealed record HubSpotPage(IReadOnlyList<HubSpotRecord> Results, HubSpotPaging? Paging = null)
{
    public IReadOnlyList<HubSpotRecord> Results { get; init; } = Results.Needed().WithoutNulls()!;

    public long Total { get; init; }
}

internal sealed record HubSpotPaging(HubSpotNext? Next = null);

/// <param name="After">A cursor in lists, an offset in searches; a string or a number.</param>
internal sealed record HubSpotNext([property: JsonConverter(typeof(TextConverter))] string? After = null);

internal sealed record HubSpotBatch(IReadOnlyList<HubSpotRecord> Results, IReadOnlyList<HubSpotError>? Errors = null)
{
    public IReadOnlyList<HubSpotRecord> Results { get; init; } = Results.Needed().WithoutNulls()!;

    public IReadOnlyList<HubSpotError>? Errors { get; init; } = Errors.WithoutNulls();
}

/// <summary>Members that no answer can do without. What breaks these rules is an answer that cannot be read.</summary>
internal static class HubSpotShape
{
    public static T Needed<T>(this T? value)
        where T : class => value ?? throw new JsonException("A member is missing that every answer has.");

    public static IReadOnlyList<T>? WithoutNulls<T>(this IReadOnlyList<T>? list)
        where T : class => list is not null && list.Contains(null) ? throw new JsonException("A list holds null.") : list;
}
