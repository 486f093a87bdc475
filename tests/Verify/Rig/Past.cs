using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TestSupport.Drivers;

namespace Verify.Rig;

/// <summary>HubSpot's own API, past the service.</summary>
internal static class Past
{
    public static async Task<JsonNode> GetAsync(HubSpotProcess hubSpot, string path)
    {
        using var http = Http(hubSpot);
        return JsonNode.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)))!;
    }

    public static async Task<JsonNode> PostAsync(HubSpotProcess hubSpot, string path, object body)
    {
        using var http = Http(hubSpot);
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }

    /// <summary>All records of a type, with what they are linked with.</summary>
    /// <param name="properties">Their names with commas between them; so the types of <paramref name="associations"/>.</param>
    public static async Task<IReadOnlyList<JsonNode>> ListAsync(HubSpotProcess hubSpot, string type, string properties, string associations)
    {
        List<JsonNode> all = [];
        for (string? after = ""; after is not null;)
        {
            var page = await GetAsync(hubSpot, $"crm/objects/2026-09/{type}?limit=100&properties={properties}&associations={associations}{after}");
            all.AddRange(page["results"]!.AsArray().Select(record => record!));
            after = page["paging"]?["next"]?["after"] is { } next ? $"&after={next}" : null;
        }

        return all;
    }

    private static HttpClient Http(HubSpotProcess hubSpot)
    {
        var http = CrmClient.Http(hubSpot.Address);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "sandbox-token");
        return http;
    }
}

/// <summary>Reads a record as HubSpot writes it.</summary>
internal static class RecordJson
{
    public static string Id(JsonNode record) => record["id"]!.ToString();

    /// <summary>Empty when it has none.</summary>
    public static string Value(JsonNode record, string property) => record["properties"]![property]?.ToString() ?? "";

    /// <summary>True when it is linked with these of a type, and no others. A link with several labels stands there several times.</summary>
    public static bool IsLinked(JsonNode record, string type, IEnumerable<string> ids) =>
        record["associations"]?[type]?["results"] is { } links && links.AsArray().Select(link => Id(link!)).ToHashSet(StringComparer.Ordinal).SetEquals(ids);
}
