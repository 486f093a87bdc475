using System.Globalization;
using System.Text.Json.Nodes;

namespace TestSupport.Drivers;

/// <summary>An answer of the service; members of its JSON are named by a dotted path such as <c>results.0.id</c>.</summary>
public sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    /// <summary>The value at a path as text; null when it is absent or null.</summary>
    public string? this[string path] => Node(path) switch
    {
        null => null,
        JsonValue value => value.ToString(),
        var node => node.ToJsonString(),
    };

    public string Id => this["id"] ?? throw new InvalidOperationException($"No id in {this}");

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool Has(string path)
    {
        var dot = path.LastIndexOf('.');
        return (dot < 0 ? JsonNode.Parse(Text) : Node(path[..dot])) is JsonObject owner && owner.ContainsKey(path[(dot + 1)..]);
    }

    public int Count(string path) => Node(path) switch
    {
        JsonArray list => list.Count,
        JsonObject members => members.Count,
        _ => 0,
    };

    /// <summary>The same member of every element of a list.</summary>
    public IReadOnlyList<string?> Each(string list, string path) =>
        Node(list) is JsonArray elements ? [.. elements.Select(element => Step(element, path)?.ToString())] : throw new InvalidOperationException($"No list {list} in {this}");

    public JsonNode? Node(string path) => Step(JsonNode.Parse(Text), path);

    /// <summary>This answer, when it is a success.</summary>
    public Answer Succeeded() => Status is >= 200 and < 300 ? this : throw new InvalidOperationException($"Refused: {this}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status} {Text}");

    public static async Task<Answer> FromAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync());
    }

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
