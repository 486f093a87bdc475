using System.Text.Json.Nodes;

namespace TestSupport.Drivers;

/// <summary>What the service says of itself at <c>/swagger/v1/swagger.json</c>.</summary>
public sealed record OpenApi(JsonNode Document, IReadOnlyList<ApiOperation> Operations)
{
    public static OpenApi Parse(string json)
    {
        var document = JsonNode.Parse(json)!;
        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => new ApiOperation(HttpMethod.Parse(operation.Key), path.Key, operation.Value!)));
        return new(document, [.. operations]);
    }
}

/// <summary>One call as it is documented.</summary>
public sealed record ApiOperation(HttpMethod Method, string Template, JsonNode Node)
{
    /// <summary>The path with the examples of its parameters, and the query with those that have one.</summary>
    public string ExamplePath
    {
        get
        {
            var path = Template;
            var query = new List<string>();
            foreach (var parameter in (Node["parameters"] as JsonArray ?? []).Select(parameter => parameter!))
            {
                if (parameter["example"]?.ToString() is not { } example)
                    continue;
                if (parameter["in"]!.ToString() == "path")
                    path = path.Replace($"{{{parameter["name"]}}}", example, StringComparison.Ordinal);
                else
                    query.Add($"{parameter["name"]}={example}");
            }

            return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
        }
    }

    public JsonNode? ExampleBody => Node["requestBody"]?["content"]?["application/json"]?["example"];

    /// <summary>True for an answer that goes on until somebody hangs up.</summary>
    public bool IsEndless => Node["responses"]?["200"]?["content"]?["text/event-stream"] is not null;

    public JsonObject Responses => Node["responses"]!.AsObject();

    /// <summary>True for the operation that a request would reach: templates with less placeholders win.</summary>
    public bool Is(HttpMethod method, string path)
    {
        var (own, other) = (Template.Split('/'), path.Split('?')[0].Split('/'));
        return Method == method && own.Length == other.Length && own.Zip(other).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    public override string ToString() => $"{Method} {Template}";
}
