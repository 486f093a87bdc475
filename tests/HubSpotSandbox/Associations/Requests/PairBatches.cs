using System.Text.Json;
using HubSpotSandbox.Batches;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Associations.Requests;

/// <summary>Batches that write associations: each pair for itself, a wrong type refuses all (FACTS §6.1).</summary>
internal static class PairBatches
{
    public const int MaxWritten = 2000;
    public const int MaxArchived = 100;

    public static Answer Connect(ApiCall call)
    {
        var inputs = Inputs(call, MaxWritten).Select(input => (Ids: Ids(input), Types: Specs(input))).ToList();
        List<ApiError> errors = [];
        List<(RecordKey From, RecordKey To, IReadOnlyList<AssociationType> Types)> written = [];
        lock (call.Records.Gate)
        {
            var check = new AssociationCheck(call);
            foreach (var (ids, types) in inputs.Select(input => (input.Ids, check.Types(input.Types))).ToList())
            {
                Try(errors, () =>
                {
                    var (from, to) = check.Pair(ids.From, ids.To);
                    call.Associations.Connect(from, to, types);
                    written.Add((from, to, types));
                });
            }
        }

        return BatchAnswer.Of(call, 201, written.Count, (json, index) => AssociationJson.WritePair(json, written[index].From, written[index].To, written[index].Types), errors) with { Items = inputs.Count };
    }

    public static Answer ConnectByDefault(ApiCall call)
    {
        var inputs = Inputs(call, MaxWritten).Select(Ids).ToList();
        List<ApiError> errors = [];
        List<(RecordKey From, RecordKey To, AssociationType Type)> written = [];
        lock (call.Records.Gate)
        {
            var check = new AssociationCheck(call);
            foreach (var ids in inputs)
            {
                Try(errors, () =>
                {
                    var type = check.Default();
                    var (from, to) = check.Pair(ids.From, ids.To);
                    call.Associations.Connect(from, to, [type]);
                    written.Add((from, to, type));
                });
            }
        }

        return BatchAnswer.Of(call, 200, written.Count * 2, (json, index) => Write(json, index, written[index / 2]), errors) with { Items = inputs.Count };
    }

    /// <summary>Pairs and records that are not there are passed over (chosen).</summary>
    public static Answer Disconnect(ApiCall call)
    {
        var inputs = Inputs(call, MaxArchived).Select(input => (From: AssociationInput.Id(input, "from"), To: Targets(input))).ToList();
        lock (call.Records.Gate)
        {
            foreach (var (from, to) in inputs.SelectMany(input => input.To, (input, to) => (input.From, to)))
            {
                if (Find(call, from, to) is var (one, other))
                {
                    call.Associations.Disconnect(one, other);
                }
            }
        }

        return Archived(call, inputs.Count);
    }

    public static Answer RemoveLabels(ApiCall call)
    {
        var inputs = Inputs(call, MaxArchived).Select(input => (Ids: Ids(input), Types: Specs(input))).ToList();
        lock (call.Records.Gate)
        {
            var check = new AssociationCheck(call);
            foreach (var (ids, types) in inputs.Select(input => (input.Ids, check.Types(input.Types))).ToList())
            {
                if (Find(call, ids.From, ids.To) is var (one, other))
                {
                    call.Associations.Remove(one, other, [.. types]);
                }
            }
        }

        return Archived(call, inputs.Count);
    }

    public static IReadOnlyList<JsonElement> Inputs(ApiCall call, int max) => BatchInput.Elements(call.Request.ReadObject(), max, ApiErrors.BatchLargerThan(max));

    public static (string From, string To) Ids(JsonElement input) => (AssociationInput.Id(input, "from"), AssociationInput.Id(input, "to"));

    public static (RecordKey From, RecordKey To)? Find(ApiCall call, string from, string to) =>
        call.Records.FindLive(call.Type, from) is { } one && call.Records.FindLive(call.ToType, to) is { } other ? (one.Key, other.Key) : null;

    public static void Try(List<ApiError> errors, Action write)
    {
        try
        {
            write();
        }
        catch (RefusedException refused)
        {
            errors.Add(refused.Error);
        }
    }

    private static void Write(Utf8JsonWriter json, int index, (RecordKey From, RecordKey To, AssociationType Type) pair) =>
        PairRequests.WriteDirection(json, index, pair.From, pair.To, pair.Type);

    /// <summary>204 on v4 paths, 200 on dated ones.</summary>
    private static Answer Archived(ApiCall call, int inputs) =>
        (call.Version is ApiVersion.Legacy ? Answer.NoContent : BatchAnswer.Of(call, 200, 0, (_, _) => { }, [])) with { Items = inputs };

    private static IReadOnlyList<AssociationSpec> Specs(JsonElement input)
    {
        RecordInput.Require(input, "types");
        return AssociationSpec.ReadAll(input.GetProperty("types"));
    }

    private static List<string> Targets(JsonElement input)
    {
        RecordInput.Require(input, "to");
        var to = input.GetProperty("to");
        if (to.ValueKind is not JsonValueKind.Array)
        {
            throw RecordInput.Wrong("to must be a list");
        }

        return [.. to.EnumerateArray().Select(Target)];
    }

    private static string Target(JsonElement reference)
    {
        RecordInput.Require(reference, "id");
        return RecordInput.Text(reference, "id") ?? "";
    }
}
