using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Domain.Webhooks;

/// <summary>Something that happened in the CRM, in this service's words.</summary>
public sealed record CrmEvent
{
    /// <summary>The same for every repetition of this event.</summary>
    public required EventKey Key { get; init; }

    /// <summary>HubSpot's word (<c>contact.propertyChange</c>, the record's own word also for generic kinds), or one of ours (<c>deal.won</c>).</summary>
    public required string Type { get; init; }

    /// <summary>Singular: <c>contact</c>. Null when the event names no object type.</summary>
    public string? ObjectType { get; init; }

    /// <summary>Null when the event names no record.</summary>
    public string? ObjectId { get; init; }

    /// <summary>HubSpot's name of the property that changed.</summary>
    public string? Property { get; init; }

    /// <summary>Our field for the property, when it has one.</summary>
    public string? Field { get; init; }

    /// <summary>The property's new value; empty when it was cleared.</summary>
    public string? Value { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>On a merge: who became whom.</summary>
    public MergedRecords? Merged { get; init; }

    /// <summary>The JSON object as it was received.</summary>
    public required string Raw { get; init; }

    /// <summary>The same, parsed.</summary>
    [JsonIgnore]
    public JsonElement RawJson => JsonSerializer.Deserialize<JsonElement>(Raw);
}

/// <summary>Records that became one.</summary>
/// <param name="Into">The record that answers for all of them.</param>
/// <param name="From">The others.</param>
public sealed record MergedRecords(string Into, IReadOnlyList<string> From);

/// <summary>An event in its place in the feed.</summary>
/// <param name="Sequence">Grows with every event; a reader who has seen one has seen all that are smaller.</param>
/// <param name="Stale">True when a newer change of the same property was already in the feed.</param>
/// <param name="Source"><c>webhook</c>, <c>catch-up</c> or <c>reaction</c>.</param>
public sealed record FeedEvent(long Sequence, CrmEvent Event, DateTimeOffset ReceivedAt, bool Stale, string Source)
{
    public string Id => Event.Key.Id;
}

/// <summary>Who wrote an event.</summary>
public static class EventSources
{
    public const string Webhook = "webhook";
    public const string CatchUp = "catch-up";
    public const string Reaction = "reaction";
}
