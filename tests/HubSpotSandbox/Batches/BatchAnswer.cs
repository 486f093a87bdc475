using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Batches;

/// <summary>The envelope of a batch answer (FACTS §3.7): 207 as soon as there is an error.</summary>
internal static class BatchAnswer
{
    public static Answer Of(ApiCall call, int status, IReadOnlyList<RecordView> views, IReadOnlyList<ApiError> errors, int inputs) =>
        Of(call, status, views.Count, (json, index) => RecordJson.Write(json, views[index]), errors) with { Items = inputs };

    public static Answer Of(ApiCall call, int status, int results, Action<Utf8JsonWriter, int> write, IReadOnlyList<ApiError> errors)
    {
        var now = Dates.Text(call.Records.Now);
        return Answer.Json(errors.Count > 0 ? 207 : status, json =>
        {
            json.WriteStartObject();
            json.WriteString("status", "COMPLETE");
            json.WriteStartArray("results");
            for (var index = 0; index < results; index++)
            {
                write(json, index);
            }

            json.WriteEndArray();
            WriteErrors(json, errors);
            json.WriteString("requestedAt", now);
            json.WriteString("startedAt", now);
            json.WriteString("completedAt", now);
            json.WriteEndObject();
        });
    }

    private static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<ApiError> errors)
    {
        if (errors.Count == 0)
        {
            return;
        }

        json.WriteNumber("numErrors", errors.Count);
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            error.Write(json, correlationId: null);
        }

        json.WriteEndArray();
    }
}
