using System.Text.Json;

namespace HubSpotSandbox.Webhooks.Events;

/// <summary>
/// The members by which the kinds of record events differ (FACTS §12.2). Each takes the type id that events of the generic
/// family carry, null for the others, and holds on to no record.
/// </summary>
internal static class RecordEventJson
{
    public static Action<Utf8JsonWriter, string?> Plain(long id) => (json, typeId) => WriteId(json, id, typeId);

    public static Action<Utf8JsonWriter, string?> Flagged(long id, string flag) => (json, typeId) =>
    {
        WriteId(json, id, typeId);
        json.WriteString("changeFlag", flag);
    };

    public static Action<Utf8JsonWriter, string?> Changed(long id, string property, string value) => (json, typeId) =>
    {
        WriteId(json, id, typeId);
        json.WriteString("propertyName", property);
        json.WriteString("propertyValue", value);
        if (typeId is not null)
        {
            json.WriteBoolean("isSensitive", false);
        }
    };

    /// <summary>The properties moved are those that only the other record had.</summary>
    public static Action<Utf8JsonWriter, string?> Merged(CrmRecord primary, CrmRecord other, CrmRecord survivor)
    {
        var (primaryId, otherId, newId) = (primary.Id, other.Id, survivor.Id);
        var moved = other.Properties.Names.Count(name => primary.Properties[name] is null);
        return (json, typeId) =>
        {
            WriteId(json, primaryId, typeId);
            json.WriteNumber("primaryObjectId", primaryId);
            json.WriteStartArray("mergedObjectIds");
            json.WriteNumberValue(otherId);
            json.WriteEndArray();
            json.WriteNumber("newObjectId", newId);
            json.WriteNumber("numberOfPropertiesMoved", moved);
        };
    }

    private static void WriteId(Utf8JsonWriter json, long id, string? typeId)
    {
        json.WriteNumber("objectId", id);
        if (typeId is not null)
        {
            json.WriteString("objectTypeId", typeId);
        }
    }
}
