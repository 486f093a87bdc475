using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Batches;

internal static class BatchRead
{
    private const int Max = 100;
    private const int MaxWithHistory = 50;

    public static Answer Handle(ApiCall call)
    {
        var body = call.Request.ReadObject();
        var selection = ReadSelection.For(call, Names(body, "properties"), Names(body, "propertiesWithHistory"));
        var inputs = selection.History.Count > 0
            ? BatchInput.Read(body, MaxWithHistory, ApiErrors.HistoryBatchTooLarge, "id")
            : BatchInput.Read(body, Max, ApiErrors.BatchLargerThan(Max), "id");
        var idProperty = RecordInput.Text(body, "idProperty");
        Dictionary<long, RecordView> found = [];
        List<string> missing = [];
        lock (call.Records.Gate)
        {
            var finder = new RecordFinder(call);
            foreach (var id in inputs.Select(input => input.Id).Distinct(StringComparer.Ordinal))
            {
                if (finder.Find(id, idProperty, call.Request.Flag("archived")) is { } record)
                {
                    found[record.Id] = selection.View(call, record);
                }
                else
                {
                    missing.Add(id);
                }
            }
        }

        call.Records.Stats.CountRead(found.Count);
        return BatchAnswer.Of(call, 200, [.. found.Values], missing.Count == 0 ? [] : [ApiErrors.SomeNotFound(call.Type.Word, missing)], inputs.Count);
    }

    private static List<string> Names(JsonElement body, string member)
    {
        if (!body.TryGetProperty(member, out var names) || names.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        return names.ValueKind is JsonValueKind.Array && names.EnumerateArray().All(name => name.ValueKind is JsonValueKind.String)
            ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
            : throw RecordInput.Wrong($"{member} must be a list of texts");
    }
}
