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

    private static HttpClient Http(HubSpotProcess hubSpot)
    {
        var http = CrmClient.Http(hubSpot.Address);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "sandbox-token");
        return http;
    }
}
