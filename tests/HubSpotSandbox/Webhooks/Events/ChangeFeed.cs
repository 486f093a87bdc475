using System.Text.Json;
using HubSpotSandbox.Associations;
using HubSpotSandbox.Webhooks.Sending;
using HubSpotSandbox.Webhooks.Subscriptions;

namespace HubSpotSandbox.Webhooks.Events;

/// <summary>
/// Where the store tells what has changed; makes the events that the app has subscribed to. Called with the portal's lock
/// held, so that events keep the order of the changes.
/// </summary>
internal sealed class ChangeFeed(Func<WebhookSettings> settings, EventNumbers numbers, WebhookSender sender)
{
    public void Created(CrmRecord record, Stamp stamp) => Tell(EventKinds.Creation, record.Type, stamp, RecordEventJson.Flagged(record.Id, "CREATED"));

    public void Archived(CrmRecord record, Stamp stamp) => Tell(EventKinds.Deletion, record.Type, stamp, RecordEventJson.Flagged(record.Id, "DELETED"));

    /// <summary>An erased contact is deleted too (FACTS §12.2).</summary>
    public void Erased(CrmRecord record, Stamp stamp)
    {
        Tell(EventKinds.PrivacyDeletion, record.Type, stamp, RecordEventJson.Plain(record.Id));
        Archived(record, stamp);
    }

    public void Merged(CrmRecord primary, CrmRecord other, CrmRecord survivor, Stamp stamp) =>
        Tell(EventKinds.Merge, primary.Type, stamp, RecordEventJson.Merged(primary, other, survivor));

    /// <summary>One event for each of the properties that has another value now. The date of the change itself makes none.</summary>
    public void Changed(CrmRecord? before, CrmRecord after, IEnumerable<string> properties, Stamp stamp)
    {
        if (settings().TargetUrl is null)
        {
            return;
        }

        foreach (var property in properties.Distinct(StringComparer.Ordinal).Where(property => property != after.Type.ModifiedDate))
        {
            var value = after.Properties[property];
            if (!string.Equals(before?.Properties[property], value, StringComparison.Ordinal))
            {
                Tell(EventKinds.PropertyChange, after.Type, stamp, RecordEventJson.Changed(after.Id, property, value ?? ""), property);
            }
        }
    }

    /// <summary>One event for each direction (FACTS §12.2).</summary>
    public void Linked(RecordKey from, RecordKey to, AssociationType type, bool removed, Stamp stamp)
    {
        if (settings().TargetUrl is not null)
        {
            Linked(new LinkEventJson(from, to, type, removed), stamp);
            Linked(new LinkEventJson(to, from, type.Inverse, removed), stamp);
        }
    }

    /// <summary>Between two types without a common family only the generic one tells; a label has no place in the others' events.</summary>
    private void Linked(LinkEventJson link, Stamp stamp)
    {
        var subscriptions = settings().Subscriptions;
        if (link.IsClassic && subscriptions.OfClassic(EventKinds.AssociationChange, link.From.Type) is { } classic)
        {
            Add(classic, stamp, link.WriteClassic);
        }

        var generic = subscriptions.OfGeneric(EventKinds.AssociationChange, link.From.Type) ?? subscriptions.OfGeneric(EventKinds.AssociationChange, link.To.Type);
        if (generic is { } subscribed)
        {
            Add(subscribed, stamp, link.WriteGeneric);
        }
    }

    private void Tell(string change, ObjectType type, Stamp stamp, Action<Utf8JsonWriter, string?> details, string? property = null)
    {
        var current = settings();
        if (current.TargetUrl is null)
        {
            return;
        }

        if (current.Subscriptions.OfClassic(change, type, property) is { } classic)
        {
            Add(classic, stamp, json => details(json, null));
        }

        if (current.Subscriptions.OfGeneric(change, type, property) is { } generic)
        {
            Add(generic, stamp, json => details(json, type.TypeId));
        }
    }

    private void Add(Subscribed subscription, Stamp stamp, Action<Utf8JsonWriter> details) =>
        sender.Add(new WebhookEvent(numbers.NextEvent(), numbers.Of(subscription), subscription.Topic.Kind, stamp, details));
}
