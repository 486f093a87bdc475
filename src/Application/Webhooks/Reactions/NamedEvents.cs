using System.Text.Json;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks.Reactions;

/// <summary>Events with a name of our own, which say what a change of a property means.</summary>
internal static class NamedEvents
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The event that follows from another one, always the same.</summary>
    /// <param name="record">The record's main fields, for whoever reads the event.</param>
    public static EventRaised Raise(string type, CrmEvent cause, object? record) => new(new()
    {
        Key = EventKey.Of("named", type, cause.Key.Id),
        Type = type,
        ObjectType = cause.ObjectType,
        ObjectId = cause.ObjectId,
        Property = cause.Property,
        Field = cause.Field,
        Value = cause.Value,
        OccurredAt = cause.OccurredAt,
        Raw = JsonSerializer.Serialize(new { causedBy = cause.Key.Id, record }, Json),
    });
}
