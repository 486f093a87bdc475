using System.Text.Json;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks;

/// <summary>How an event waits for its reactions, in the lane of each record that it is about.</summary>
public static class ReactionWork
{
    private const string DeliveryStart = $"{{\"{nameof(DeliveryReturned.Source)}\":";

    /// <summary>The lanes and what waits in them. A merge is about each record that is no more.</summary>
    public static IEnumerable<(string Lane, string Payload)> Of(CrmEvent item)
    {
        var kept = item with { Raw = string.Empty };    // the feed has it
        return item.Merged is not { } merged
            ? [(LaneOf(item.ObjectType, item.ObjectId), JsonSerializer.Serialize(kept))]
            : merged.From.Order(StringComparer.Ordinal).Select(id => (LaneOf(item.ObjectType, id), JsonSerializer.Serialize(kept with { Merged = merged with { From = [id] } })));
    }

    public static string LaneOf(string? objectType, string? id) => $"{objectType}|{id}";

    /// <summary>A dead letter that holds a whole delivery; null for any other message.</summary>
    public static DeliveryReturned? ReadDelivery(string payload) =>
        payload.StartsWith(DeliveryStart, StringComparison.Ordinal) ? JsonSerializer.Deserialize<DeliveryReturned>(payload) : null;

    public static string Write(DeliveryReturned delivery) => JsonSerializer.Serialize(delivery);

    public static CrmEvent Read(string payload) => JsonSerializer.Deserialize<CrmEvent>(payload)!;
}
