using System.Text.Json.Serialization;

namespace HubSpotCrm.Api.Records;

/// <summary>What the answer about any record has.</summary>
public abstract record RecordResponse
{
    private const int First = -1;
    private const int Last = 1;

    /// <summary>HubSpot's record id.</summary>
    [JsonPropertyOrder(First)]
    public required string Id { get; init; }

    [JsonPropertyOrder(Last)]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonPropertyOrder(Last)]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>True when the record is in HubSpot's recycle bin.</summary>
    [JsonPropertyOrder(Last)]
    public bool Archived { get; init; }

    /// <summary>The record's page in HubSpot.</summary>
    [JsonPropertyOrder(Last)]
    public string? Url { get; init; }

    /// <summary>The custom properties that were asked for or written, by HubSpot property name.</summary>
    [JsonPropertyOrder(Last)]
    public required IReadOnlyDictionary<string, string?> CustomProperties { get; init; }

    /// <summary>Ids of associated records by object type; only those that <c>include</c> asked for.</summary>
    [JsonPropertyOrder(Last)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Associations { get; init; }
}
