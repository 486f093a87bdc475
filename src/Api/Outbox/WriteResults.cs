using System.Text;
using System.Text.Json;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Outbox;

/// <summary>What an operation shows of the answer to its write.</summary>
internal static class WriteResults
{
    /// <param name="body">The answer.</param>
    public static OperationEnded[] Succeeded(StoredWrite write, WriteRoute route, ReadOnlyMemory<byte> body)
    {
        var step = new OperationStep(write.Type.Singular(), OperationStatus.Succeeded, route.IsBatch ? null : IdIn(body) ?? route.Id);
        return [new(write.Operation, [step], Of(route, body), Problem: null) { RecordLane = step.RecordId is { } id ? route.LaneOf(id) : null }];
    }

    /// <param name="body">The problem document.</param>
    public static OperationEnded[] Failed(StoredWrite write, ReadOnlyMemory<byte> body)
    {
        var problem = Encoding.UTF8.GetString(body.Span);
        return [new(write.Operation, [new(write.Type.Singular(), OperationStatus.Failed, RecordId: null, problem)], Result: null, problem)];
    }

    /// <summary><c>{ "type", "id" }</c> of the record; of a batch the outcomes with their ids.</summary>
    public static string Of(WriteRoute route, ReadOnlyMemory<byte> body)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            if (route.IsBatch)
                WriteOutcomes(json, JsonSerializer.Deserialize<JsonElement>(body.Span));
            else
                WriteRecord(json, route.Type, IdIn(body) ?? route.Id);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The id of the record that an answer holds.</summary>
    public static string? IdIn(ReadOnlyMemory<byte> body) =>
        !body.IsEmpty && JsonSerializer.Deserialize<JsonElement>(body.Span) is { ValueKind: JsonValueKind.Object } record && record.TryGetProperty("id", out var id) ? id.GetString() : null;

    /// <summary>The first problem of a batch that says nothing about its record: HubSpot was away, busy or kept us out. Null when every record has its answer.</summary>
    public static JsonElement? NotDoneIn(ReadOnlyMemory<byte> batch)
    {
        foreach (var outcome in JsonSerializer.Deserialize<JsonElement>(batch.Span).GetProperty("results").EnumerateArray())
        {
            if (outcome.GetProperty("status").GetInt32() >= 500 && outcome.TryGetProperty("problem", out var problem))
                return problem;
        }

        return null;
    }

    private static void WriteRecord(Utf8JsonWriter json, CrmObjectType type, string? id)
    {
        json.WriteStartObject();
        json.WriteString("type", type.Singular());
        json.WriteString("id", id);
        json.WriteEndObject();
    }

    private static void WriteOutcomes(Utf8JsonWriter json, JsonElement answer)
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var outcome in answer.GetProperty("results").EnumerateArray())
        {
            json.WriteStartObject();
            foreach (var name in new[] { "index", "status" })
                json.WriteNumber(name, outcome.GetProperty(name).GetInt32());
            if (outcome.TryGetProperty("record", out var record))
                json.WriteString("id", record.GetProperty("id").GetString());
            if (outcome.TryGetProperty("problem", out var problem))
            {
                json.WritePropertyName("problem");
                json.WriteRawValue(problem.GetRawText(), skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
