namespace HubSpotSandbox.Webhooks.Subscriptions;

/// <summary>What the app wants to hear of. An event that several entries cover is told once.</summary>
internal sealed class SubscriptionList
{
    private static readonly string[] NotSubscribable = ["num_unique_conversion_events", "hs_lastmodifieddate"];
    private static readonly string[] NotSubscribableOfEmails = ["hs_email_html", "hs_email_subject"];

    /// <summary>The properties asked for by topic; null for all of them.</summary>
    private readonly Dictionary<Topic, HashSet<string>?> topics = [];

    public SubscriptionList(IEnumerable<Subscription> subscriptions)
    {
        foreach (var subscription in subscriptions.Where(subscription => subscription.Active))
        {
            foreach (var topic in subscription.Topics())
            {
                Add(topic, subscription.PropertyName);
            }
        }
    }

    /// <summary>Without subscriptions of its own a target gets all there is.</summary>
    public static SubscriptionList Everything { get; } = new([new Subscription(Subscription.Everything)]);

    public static bool CanSubscribe(string property, string? objectTypeId) =>
        !NotSubscribable.Contains(property, StringComparer.Ordinal)
        && !(objectTypeId == ObjectTypes.Emails.TypeId && NotSubscribableOfEmails.Contains(property, StringComparer.Ordinal));

    /// <summary>The subscription of the type's own family; null when nobody wants to hear of the change.</summary>
    public Subscribed? OfClassic(string change, ObjectType type, string? property = null) => Find(type.Singular, change, null, property);

    /// <summary>The subscription of the generic family.</summary>
    public Subscribed? OfGeneric(string change, ObjectType type, string? property = null) => Find(EventKinds.Generic, change, type.TypeId, property);

    private Subscribed? Find(string family, string change, string? objectTypeId, string? property)
    {
        if (EventKinds.Find(family, change) is not { } kind)
        {
            return null;
        }

        var topic = new Topic(kind, objectTypeId);
        var wanted = topics.TryGetValue(topic, out var properties)
            && (property is null || (CanSubscribe(property, objectTypeId) && properties?.Contains(property) is null or true));
        return wanted ? new Subscribed(topic, property) : null;
    }

    private void Add(Topic topic, string? property)
    {
        if (property is null)
        {
            topics[topic] = null;
        }
        else if (!topics.TryGetValue(topic, out var properties))
        {
            topics[topic] = new HashSet<string>(StringComparer.Ordinal) { property };
        }
        else
        {
            properties?.Add(property);
        }
    }
}
