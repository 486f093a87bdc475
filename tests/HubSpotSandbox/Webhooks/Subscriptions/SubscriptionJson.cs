using System.Text.Json;
using HubSpotSandbox.Control;

namespace HubSpotSandbox.Webhooks.Subscriptions;

/// <summary>Reads the setting `subscriptions`: objects as in HubSpot's webhooks API, or bare kinds.</summary>
internal static class SubscriptionJson
{
    public static SubscriptionList Read(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            throw new ControlException("subscriptions must be a list.");
        }

        return value.GetArrayLength() == 0 ? SubscriptionList.Everything : new SubscriptionList([.. value.EnumerateArray().Select(ReadOne)]);
    }

    private static Subscription ReadOne(JsonElement value)
    {
        var subscription = value.ValueKind is JsonValueKind.String ? new Subscription(value.GetString() ?? "") : Members(value);
        return Problem(subscription) is { } problem ? throw new ControlException(problem) : subscription;
    }

    private static Subscription Members(JsonElement value)
    {
        var subscription = new Subscription("");
        foreach (var (name, member) in ControlInput.Members(value, "subscription").Select(entry => (entry.Name, entry.Value)))
        {
            subscription = name switch
            {
                "subscriptionType" or "eventType" => subscription with { Kind = ControlInput.Text(name, member) },
                "propertyName" => subscription with { PropertyName = OptionalText(name, member) },
                "objectTypeId" => subscription with { ObjectTypeId = OptionalText(name, member) },
                "active" => subscription with { Active = ControlInput.Flag(name, member) },
                _ => throw ControlInput.Unknown(name, "subscription"),
            };
        }

        return subscription;
    }

    private static string? OptionalText(string name, JsonElement value) => value.ValueKind is JsonValueKind.Null ? null : ControlInput.Text(name, value);

    private static string? Problem(Subscription subscription)
    {
        string[] kinds = [.. EventKinds.All.Where(subscription.Covers)];
        return subscription switch
        {
            { Kind: "" } => "A subscription needs a subscriptionType.",
            _ when kinds.Length == 0 => $"subscriptionType {subscription.Kind} is not a kind of HubSpot's.",
            { PropertyName: not null } when !Array.TrueForAll(kinds, IsPropertyChange) => "propertyName goes with a propertyChange only.",
            { ObjectTypeId: not null } when !Array.TrueForAll(kinds, IsGeneric) => "objectTypeId goes with an object.* kind only.",
            { ObjectTypeId: { } typeId } when !ObjectTypes.All.Any(type => type.TypeId == typeId) => $"The sandbox has no objects of type {typeId}.",
            { PropertyName: { } property } when !SubscriptionList.CanSubscribe(property, subscription.ObjectTypeId) => $"HubSpot does not tell of changes of {property}.",
            _ => null,
        };
    }

    private static bool IsPropertyChange(string kind) => kind.EndsWith($".{EventKinds.PropertyChange}", StringComparison.Ordinal);

    private static bool IsGeneric(string kind) => EventKinds.Family(kind) is EventKinds.Generic;
}
