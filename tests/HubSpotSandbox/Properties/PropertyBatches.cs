using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Properties;

/// <summary>Batches of properties (FACTS §9).</summary>
internal static class PropertyBatches
{
    private const int Max = 100;

    public static Answer Read(ApiCall call)
    {
        var names = Inputs(call).Select(Name).ToList();
        var catalog = call.Records.Catalog(call.Type);
        var found = names.Select(catalog.Find).OfType<PropertyDefinition>().ToList();
        string[] missing = [.. names.Where(name => catalog.Find(name) is null)];
        ApiError[] errors = missing.Length == 0
            ? []
            : [new ApiError(404, "Could not get some properties, they may be deleted or not exist.", "OBJECT_NOT_FOUND").WithContext("name", missing)];
        return Envelope(call, 200, found, errors);
    }

    public static Answer Create(ApiCall call)
    {
        var sent = Inputs(call).Select(PropertyInput.Read).ToList();
        lock (call.Records.Gate)
        {
            foreach (var definition in sent.Where(definition => call.Records.Catalog(call.Type).Find(definition.Name) is not null))
            {
                throw new RefusedException(ApiErrors.PropertyExists(definition.Name));
            }

            return Envelope(call, 201, [.. sent.Select(definition => PropertyRequests.Add(call, definition))], []);
        }
    }

    public static Answer Archive(ApiCall call)
    {
        var names = Inputs(call).Select(Name).ToList();
        lock (call.Records.Gate)
        {
            foreach (var name in names.Where(name => call.Records.Catalog(call.Type).Find(name) is not null))
            {
                PropertyRequests.Archive(call, name);
            }
        }

        return Answer.NoContent;
    }

    private static List<JsonElement> Inputs(ApiCall call)
    {
        var body = call.Request.ReadObject();
        RecordInput.Require(body, "inputs");
        var inputs = body.GetProperty("inputs");
        return inputs.ValueKind is not JsonValueKind.Array ? throw RecordInput.Wrong("inputs must be a list") : inputs.GetArrayLength() switch
        {
            0 => throw new RefusedException(ApiErrors.BatchEmpty),
            > Max => throw new RefusedException(ApiErrors.BatchLargerThan(Max)),
            _ => [.. inputs.EnumerateArray()],
        };
    }

    private static string Name(JsonElement input)
    {
        RecordInput.Require(input, "name");
        return RecordInput.Text(input, "name") ?? "";
    }

    private static Answer Envelope(ApiCall call, int status, List<PropertyDefinition> results, IReadOnlyList<ApiError> errors) =>
        Batches.BatchAnswer.Of(call, status, results.Count, (json, index) => PropertyJson.Write(json, results[index]), errors) with { Items = results.Count };
}
