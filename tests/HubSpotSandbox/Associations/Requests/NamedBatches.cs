using System.Text.Json;
using HubSpotSandbox.Batches;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Associations.Requests;

/// <summary>The v3 batches, which call a type by its name (FACTS §6.1).</summary>
internal static class NamedBatches
{
    public static Answer Types(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            var types = call.Records.AssociationTypes.Between(call.Type, call.ToType);
            return Answer.Json(200, json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("results");
                foreach (var type in types)
                {
                    json.WriteStartObject();
                    json.WriteString("id", RecordKey.Text(type.Id));
                    json.WriteString("name", type.Name);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
    }

    public static Answer Connect(ApiCall call)
    {
        var inputs = Inputs(call, PairBatches.MaxWritten);
        List<ApiError> errors = [];
        List<(RecordKey From, RecordKey To, AssociationType Type)> written = [];
        lock (call.Records.Gate)
        {
            var check = new AssociationCheck(call);
            foreach (var (ids, type) in inputs.Select(input => (input.Ids, Named(call, input.Type))).ToList())
            {
                PairBatches.Try(errors, () =>
                {
                    var (from, to) = check.Pair(ids.From, ids.To);
                    var kept = call.Records.Associations.Find(from, to)?.Types ?? [];
                    call.Associations.Connect(from, to, kept.Append(type));
                    written.Add((from, to, type));
                });
            }
        }

        return BatchAnswer.Of(call, 201, written.Count, (json, index) => Write(json, written[index]), errors) with { Items = inputs.Count };
    }

    public static Answer Remove(ApiCall call)
    {
        var inputs = Inputs(call, PairBatches.MaxArchived);
        lock (call.Records.Gate)
        {
            foreach (var (ids, type) in inputs.Select(input => (input.Ids, Named(call, input.Type))).ToList())
            {
                if (PairBatches.Find(call, ids.From, ids.To) is var (from, to))
                {
                    call.Associations.Remove(from, to, [type]);
                }
            }
        }

        return Answer.NoContent with { Items = inputs.Count };
    }

    private static List<((string From, string To) Ids, string Type)> Inputs(ApiCall call, int max) => [.. PairBatches.Inputs(call, max).Select(Input)];

    private static ((string From, string To) Ids, string Type) Input(JsonElement input)
    {
        RecordInput.Require(input, "from", "to", "type");
        return (PairBatches.Ids(input), RecordInput.Text(input, "type") ?? "");
    }

    private static AssociationType Named(ApiCall call, string name) => call.Records.AssociationTypes.Named(call.Type, call.ToType, name)
        ?? throw new RefusedException(ApiErrors.Invalid($"{name} is not an association type between {call.Type.Plural} and {call.ToType.Plural}"));

    private static void Write(Utf8JsonWriter json, (RecordKey From, RecordKey To, AssociationType Type) pair)
    {
        json.WriteStartObject();
        AssociationJson.WriteReference(json, "from", pair.From.Id);
        AssociationJson.WriteReference(json, "to", pair.To.Id);
        json.WriteString("type", pair.Type.Name);
        json.WriteEndObject();
    }
}
