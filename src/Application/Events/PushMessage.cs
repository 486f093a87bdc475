using System.Text.Json;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Events;

/// <summary>How an event waits for its push: one lane for each record and subscription.</summary>
public sealed record PushMessage(string Subscription, long Sequence)
{
    public static string LaneOf(string subscription, CrmEvent item) => $"{subscription}|{item.ObjectType}|{item.ObjectId}";

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static PushMessage Read(string payload) => JsonSerializer.Deserialize<PushMessage>(payload, JsonSerializerOptions.Web)!;
}

/// <summary>Nothing more is pushed to the subscription until it is replayed. It goes back to its first event that was not delivered.</summary>
public sealed record SubscriptionPaused(string Id, string Error) : Effect;

/// <summary>The subscription's pushes are accepted again.</summary>
public sealed record SubscriptionRecovered(string Id) : Effect;

/// <summary>A push was not accepted. It is tried again, and its lane waits.</summary>
public sealed class PushFailedException(string reason) : Exception(reason);
