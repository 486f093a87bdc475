using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Account;
using HubSpotSandbox.Associations;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Reads;

/// <summary>Records as HubSpot writes them (FACTS §3.2): every value a text, names sorted.</summary>
internal static class RecordJson
{
    public static void Write(Utf8JsonWriter json, RecordView view)
    {
        var record = view.Record;
        json.WriteStartObject();
        json.WriteString("id", record.IdText);
        WriteProperties(json, record.Properties, view.Columns);
        WriteHistory(json, view);
        json.WriteString("createdAt", Dates.Text(record.CreatedAt));
        json.WriteString("updatedAt", Dates.Text(record.UpdatedAt));
        json.WriteBoolean("archived", record.ArchivedAt is not null);
        if (record.ArchivedAt is { } archivedAt)
        {
            json.WriteString("archivedAt", Dates.Text(archivedAt));
        }

        if (view.New is { } created)
        {
            json.WriteBoolean("new", created);
        }

        if (view.TraceId is not null)
        {
            json.WriteString("objectWriteTraceId", view.TraceId);
        }

        WriteWarnings(json, view.Warnings);
        AssociationJson.WriteAssociated(json, view.Associated);
        json.WriteString("url", $"https://app.hubspot.com/contacts/{Portal.IdText}/record/{record.Type.TypeId}/{record.IdText}");
        json.WriteEndObject();
    }

    /// <summary>The answer of `/__sandbox/records`: all properties of all records.</summary>
    public static void WriteEverything(Utf8JsonWriter json, IReadOnlyList<CrmRecord> records)
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteString("id", record.IdText);
            WriteProperties(json, record.Properties, record.Properties.Names);
            json.WriteBoolean("archived", record.ArchivedAt is not null);
            if (record.MergedInto is { } survivor)
            {
                json.WriteString("mergedInto", survivor.ToString(CultureInfo.InvariantCulture));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, PropertyValues properties, IEnumerable<string> columns)
    {
        json.WriteStartObject("properties");
        if (ReferenceEquals(columns, properties.Names))
        {
            for (var index = 0; index < properties.Names.Count; index++)
            {
                json.WriteString(properties.Names[index], properties.Values[index]);
            }
        }
        else
        {
            foreach (var name in columns)
            {
                json.WriteString(name, properties[name]);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteHistory(Utf8JsonWriter json, RecordView view)
    {
        if (view.History is null)
        {
            return;
        }

        json.WriteStartObject("propertiesWithHistory");
        foreach (var (name, values) in view.History)
        {
            json.WriteStartArray(name);
            foreach (var past in values)
            {
                json.WriteStartObject();
                json.WriteString("value", past.Value);
                json.WriteString("timestamp", Dates.Text(past.At));
                json.WriteString("sourceType", past.Source.Type);
                json.WriteString("sourceId", past.Source.Id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteWarnings(Utf8JsonWriter json, IReadOnlyList<NormalizedValue> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        json.WriteStartArray("warnings");
        foreach (var warning in warnings)
        {
            json.WriteStartObject();
            json.WriteString("category", "PROPERTY_VALUE_NORMALIZED");
            json.WriteString("message", $"The value of {warning.Property} was normalized from {warning.Sent} to {warning.Stored}");
            json.WriteStartObject("context");
            json.WriteString("propertyName", warning.Property);
            json.WriteString("rawValue", warning.Sent);
            json.WriteString("normalizedValue", warning.Stored);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
