using System.Text.Json;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Pipelines;

/// <summary>Pipelines and stages as HubSpot writes them (FACTS §7).</summary>
internal static class PipelineJson
{
    public static Answer One(int status, Pipeline pipeline) => Answer.Json(status, json => Write(json, pipeline));

    public static Answer OneStage(int status, Stage stage) => Answer.Json(status, json => WriteStage(json, stage));

    public static Answer Results<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => Answer.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static void Write(Utf8JsonWriter json, Pipeline pipeline)
    {
        json.WriteStartObject();
        json.WriteString("id", pipeline.Id);
        json.WriteString("label", pipeline.Label);
        json.WriteNumber("displayOrder", pipeline.DisplayOrder);
        json.WriteStartArray("stages");
        foreach (var stage in pipeline.Stages)
        {
            WriteStage(json, stage);
        }

        json.WriteEndArray();
        WriteEnd(json, pipeline.CreatedAt, pipeline.UpdatedAt);
    }

    public static void WriteStage(Utf8JsonWriter json, Stage stage)
    {
        json.WriteStartObject();
        json.WriteString("id", stage.Id);
        json.WriteString("label", stage.Label);
        json.WriteNumber("displayOrder", stage.DisplayOrder);
        json.WriteStartObject("metadata");
        foreach (var (name, value) in stage.Metadata)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteString("writePermissions", "CRM_PERMISSIONS_ENFORCEMENT");
        WriteEnd(json, stage.CreatedAt, stage.UpdatedAt);
    }

    private static void WriteEnd(Utf8JsonWriter json, DateTimeOffset createdAt, DateTimeOffset updatedAt)
    {
        json.WriteBoolean("archived", false);
        json.WriteString("createdAt", Dates.Text(createdAt));
        json.WriteString("updatedAt", Dates.Text(updatedAt));
        json.WriteEndObject();
    }
}
