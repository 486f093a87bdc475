using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSpotSandbox.Tests.Drivers;

/// <summary>An answer of the sandbox; members of its JSON are named by a dotted path.</summary>
public sealed record Reply(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string path] => Node(path) switch
    {
        null => null,
        JsonValue value => value.ToString(),
        var node => node.ToJsonString(),
    };

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool Has(string path)
    {
        var dot = path.LastIndexOf('.');
        var parent = dot < 0 ? Root : Node(path[..dot]);
        return parent is JsonObject owner && owner.ContainsKey(path[(dot + 1)..]);
    }

    public int Count(string path) => Node(path) switch
    {
        JsonArray list => list.Count,
        JsonObject members => members.Count,
        _ => 0,
    };

    public IEnumerable<string> Each(string list, string path) =>
        (Node(list) as JsonArray ?? []).Select(node => Step(node, path)?.ToString() ?? "");

    public IEnumerable<string> Names(string path) => (Node(path) as JsonObject ?? []).Select(member => member.Key);

    public static async Task<Reply> FromAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    private JsonNode? Root => JsonNode.Parse(Text);

    private JsonNode? Node(string path) => Step(Root, path);

    private static JsonNode? Step(JsonNode? node, string path)
    {
        foreach (var step in path.Split('.'))
        {
            node = node switch
            {
                JsonArray list => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index] : null,
                JsonObject members => members[step],
                _ => null,
            };
        }

        return node;
    }
}
