using System.Text.Json;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks;

/// <summary>How an event waits for its reactions, in the lane of each record that it is about.</summary>
public static class ReactionWork
{
    private const string DeliveryStart = $"{{\"{nameof(DeliveryReturned.Source)}\":";

    /// <summary>The lanes and what waits in them. A merge is about all its records.</summary>
    public static IEnumerable<(string Lane, string Payload)> Of(CrmEvent item)
    {
        var payload = JsonSerializer.Serialize(item with { Raw = string.Empty });    // the feed has it
        var records = item.Merged is { } merged ? merged.From.Append(merged.Into) : [item.ObjectId ?? string.Empty];
        return records.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => (LaneOf(item.ObjectType, id), payload));
    }

    public static string LaneOf(string? objectType, string? id) => $"{objectType}|{id}";

    /// <summary>A dead letter that holds a whole delivery; null for any other message.</summary>
    public static DeliveryReturned? ReadDelivery(string payload) =>
        payload.StartsWith(DeliveryStart, StringComparison.Ordinal) ? JsonSerializer.Deserialize<DeliveryReturned>(payload) : null;

    public static string Write(DeliveryReturned delivery) => JsonSerializer.Serialize(delivery);

    public static CrmEvent Read(string payload) => JsonSerializer.Deserialize<CrmEvent>(payload)!;
}
