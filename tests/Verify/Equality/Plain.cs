using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TestSupport.Drivers;

namespace Verify.Equality;

/// <summary>What of an answer must be the same in both runs: all but times, ids of traces, and ids of records, which get their names.</summary>
internal static partial class Plain
{
    private static readonly string[] OfTheRun = ["traceId", "correlationId", "retryAfterSeconds", "hubspotcrm_write_id"];
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Answer answer, Func<string, string?> nameOf) => $"{answer.Status} {(answer.Text.Length == 0 ? "" : Text(JsonNode.Parse(answer.Text)!, nameOf))}";

    public static string Of(StoredRecord record, Func<string, string?> nameOf)
    {
        var properties = new JsonObject(record.Properties.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return $"{(record.Archived ? "archived " : "")}{Text(properties, nameOf)}";
    }

    private static string Text(JsonNode node, Func<string, string?> nameOf)
    {
        Strip(node);
        return Id.Replace(Moment.Replace(node.ToJsonString(Json), "<time>"), id => nameOf(id.Value) ?? id.Value);
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in OfTheRun)
                members.Remove(name);
            foreach (var (_, member) in members)
                Strip(member);
        }
        else if (node is JsonArray list)
        {
            foreach (var element in list)
                Strip(element);
        }
    }

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)|\b[0-9]{13}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment { get; }

    [GeneratedRegex(@"\b[0-9]{11}\b", RegexOptions.None, 1000)]
    private static partial Regex Id { get; }
}
