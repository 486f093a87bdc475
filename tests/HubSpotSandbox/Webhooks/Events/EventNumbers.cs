using HubSpotSandbox.Webhooks.Subscriptions;

namespace HubSpotSandbox.Webhooks.Events;

/// <summary>Ids of events and subscriptions. They outlive a reset, so that nothing a receiver remembers comes again as something else.</summary>
internal sealed class EventNumbers
{
    private const long FirstEvent = 3371000137;
    private const long EventStep = 137;
    private const long FirstSubscription = 4102001;

    private readonly Lock gate = new();
    private readonly Dictionary<Subscribed, long> subscriptions = [];
    private long events;

    public long NextEvent() => FirstEvent + (EventStep * (Interlocked.Increment(ref events) - 1));

    /// <summary>The same subscription has the same id as long as the sandbox runs, whatever the settings.</summary>
    public long Of(Subscribed subscription)
    {
        lock (gate)
        {
            return subscriptions.TryGetValue(subscription, out var known) ? known : subscriptions[subscription] = FirstSubscription + subscriptions.Count;
        }
    }
}
