using System.Text.Json;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Properties;

/// <summary>Property definitions and groups as HubSpot writes them (FACTS §9).</summary>
internal static class PropertyJson
{
    public static Answer One(int status, PropertyDefinition definition) => Answer.Json(status, json => Write(json, definition));

    public static Answer List(IEnumerable<PropertyDefinition> definitions) => Answer.Json(200, json => WriteResults(json, definitions));

    public static void WriteResults(Utf8JsonWriter json, IEnumerable<PropertyDefinition> definitions)
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var definition in definitions)
        {
            Write(json, definition);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, PropertyDefinition definition)
    {
        json.WriteStartObject();
        if (definition.CreatedAt is { } createdAt)
        {
            json.WriteString("createdAt", Dates.Text(createdAt));
            json.WriteString("updatedAt", Dates.Text(definition.UpdatedAt ?? createdAt));
        }

        json.WriteString("name", definition.Name);
        json.WriteString("label", definition.Label);
        json.WriteString("type", definition.Type);
        json.WriteString("fieldType", definition.FieldType);
        json.WriteString("description", definition.Description ?? "");
        json.WriteString("groupName", definition.GroupName);
        WriteOptions(json, definition);
        WriteFlags(json, definition);
        json.WriteEndObject();
    }

    public static void WriteGroup(Utf8JsonWriter json, PropertyGroup group)
    {
        json.WriteStartObject();
        json.WriteString("name", group.Name);
        json.WriteString("label", group.Label);
        json.WriteNumber("displayOrder", group.DisplayOrder);
        json.WriteBoolean("archived", false);
        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json, PropertyDefinition definition)
    {
        json.WriteStartArray("options");
        var order = 0;
        foreach (var option in definition.Options)
        {
            json.WriteStartObject();
            json.WriteString("label", option.Label);
            json.WriteString("value", option.Value);
            if (option.Description is not null)
            {
                json.WriteString("description", option.Description);
            }

            json.WriteNumber("displayOrder", option.DisplayOrder ?? order);
            json.WriteBoolean("hidden", option.Hidden);
            json.WriteEndObject();
            order++;
        }

        json.WriteEndArray();
    }

    private static void WriteFlags(Utf8JsonWriter json, PropertyDefinition definition)
    {
        if (definition.ReferencedObjectType is not null)
        {
            json.WriteString("referencedObjectType", definition.ReferencedObjectType);
        }

        json.WriteNumber("displayOrder", definition.DisplayOrder);
        json.WriteBoolean("calculated", definition.Calculated);
        json.WriteBoolean("externalOptions", definition.ExternalOptions);
        json.WriteBoolean("archived", definition.ArchivedAt is not null);
        if (definition.ArchivedAt is { } archivedAt)
        {
            json.WriteString("archivedAt", Dates.Text(archivedAt));
        }

        json.WriteBoolean("hasUniqueValue", definition.Unique);
        json.WriteBoolean("hidden", definition.Hidden);
        if (definition.HubSpotDefined)
        {
            json.WriteBoolean("hubspotDefined", true);
        }

        json.WriteStartObject("modificationMetadata");
        json.WriteBoolean("archivable", !definition.HubSpotDefined);
        json.WriteBoolean("readOnlyDefinition", definition.HubSpotDefined);
        json.WriteBoolean("readOnlyOptions", definition.HubSpotDefined && !definition.IsChoice);
        json.WriteBoolean("readOnlyValue", !definition.TakesValues);
        json.WriteEndObject();
        json.WriteBoolean("formField", definition.FormField);
        json.WriteString("dataSensitivity", "non_sensitive");
    }
}
