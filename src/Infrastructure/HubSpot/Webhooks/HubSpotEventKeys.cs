using System.Text.Json;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Infrastructure.HubSpot.Webhooks;

/// <summary>What makes two received objects the same event.</summary>
internal static class HubSpotEventKeys
{
    private const string Between = "_TO_";

    public static EventKey Of(JsonElement item, string type) =>
        type.EndsWith(".associationChange", StringComparison.Ordinal) && OfAssociation(item) is { } association ? association : OfAnyOther(item);

    // All that names or identifies, in the order of the names: kinds to come must not be taken for each other.
    private static EventKey OfAnyOther(JsonElement item)
    {
        var parts = new SortedList<string, string?>(16, StringComparer.Ordinal);
        foreach (var member in item.EnumerateObject())
        {
            if (member.Name is { } name && Identifies(name))
                parts[name] = HubSpotEvents.TextOf(member.Value) ?? member.Value.GetRawText();
        }

        return EventKey.Of([.. parts.SelectMany(part => (string?[])[part.Key, part.Value])]);
    }

    private static bool Identifies(string name) => name switch
    {
        "occurredAt" or "subscriptionType" or "eventType" or "propertyName" or "propertyValue" => true,
        "appId" or "sourceId" => false,
        _ => name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal),
    };

    // HubSpot tells each direction on its own; which of them, and under which subscription, makes no other event.
    private static EventKey? OfAssociation(JsonElement item)
    {
        var (from, to) = Ends(item);
        if (from is null || to is null)
            return null;
        var ends = new[] { from, to };
        Array.Sort(ends, StringComparer.Ordinal);
        return EventKey.Of("association", HubSpotEvents.Text(item, "portalId"), HubSpotEvents.Text(item, "occurredAt"), ends[0], ends[1],
            Flag(item, "associationRemoved"), Flag(item, "isPrimaryAssociation"), HubSpotEvents.Text(item, "associationCategory"));
    }

    private static (string? From, string? To) Ends(JsonElement item)
    {
        var names = HubSpotEvents.Text(item, "associationType")?.Split(Between, 2) ?? [];
        var fromType = HubSpotEventTypes.Word(HubSpotEvents.Text(item, "fromObjectTypeId") ?? names.ElementAtOrDefault(0));
        var toType = HubSpotEventTypes.Word(HubSpotEvents.Text(item, "toObjectTypeId") ?? names.ElementAtOrDefault(1));
        return HubSpotEvents.Text(item, "fromObjectId") is { } from && HubSpotEvents.Text(item, "toObjectId") is { } to ? ($"{fromType}/{from}", $"{toType}/{to}") : (null, null);
    }

    private static string? Flag(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetRawText() : null;
}
