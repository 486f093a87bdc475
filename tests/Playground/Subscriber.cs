using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;

namespace Playground;

/// <summary>An event subscription for the examples to name. Its address leads nowhere.</summary>
internal static class Subscriber
{
    public static Task SubscribeAsync(IEventSubscriptions subscriptions, TimeProvider time) => subscriptions.AddAsync(new()
    {
        Id = "sub_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f",
        Url = new("https://app.example.com/crm-events"),
        Types = ["deal.won"],
        Description = "The shop",
        Secret = PushSecret.New(),
        CreatedAt = time.GetUtcNow(),
    }, CancellationToken.None);
}
