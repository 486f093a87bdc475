using System.Text;
using System.Text.Json;

namespace Infrastructure.IntegrationTests.Drivers;

/// <summary>What a test can do to the sandbox (docs/sandbox.md).</summary>
public sealed class SandboxControl(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };

    public Task ResetAsync() => SendAsync(HttpMethod.Post, "/__sandbox/reset", "");

    public Task SetAsync(string settings) => SendAsync(HttpMethod.Put, "/__sandbox/settings", settings);

    public Task FailAsync(string faults) => SendAsync(HttpMethod.Post, "/__sandbox/faults", faults);

    public Task HealAsync() => SendAsync(HttpMethod.Delete, "/__sandbox/faults", "");

    /// <summary>Makes a contact property as an administrator would.</summary>
    public Task AddPropertyAsync(string name, string more = "\"type\":\"string\",\"fieldType\":\"text\"") =>
        SendAsync(HttpMethod.Post, "/crm/properties/2026-09/contacts", $$"""{"name":"{{name}}","label":"{{name}}","groupName":"contactinformation",{{more}}}""");

    /// <summary>Makes a label of associations as an administrator would.</summary>
    public Task AddLabelAsync(string from, string to, string label) =>
        SendAsync(HttpMethod.Post, $"/crm/associations/2026-09/{from}/{to}/labels", $$"""{"label":"{{label}}","name":"{{label.ToLowerInvariant().Replace(' ', '_')}}"}""");

    /// <summary>Makes a pipeline of deals with one stage.</summary>
    public Task AddPipelineAsync(string label, string stage) => SendAsync(
        HttpMethod.Post, "/crm/pipelines/2026-09/deals", $$$"""{"label":"{{{label}}}","displayOrder":1,"stages":[{"label":"{{{stage}}}","displayOrder":0,"metadata":{"probability":"0.5"}}]}""");

    /// <summary>Makes a meeting link, as a user would; durations are in minutes.</summary>
    public Task AddMeetingLinkAsync(string link) => SendAsync(HttpMethod.Put, "/__sandbox/meeting-links", link);

    /// <summary>A count such as <c>requests</c> or <c>refused429</c>.</summary>
    public async Task<long> CountAsync(string name)
    {
        using var stats = await JsonAsync("/__sandbox/stats");
        return stats.RootElement.GetProperty(name).GetInt64();
    }

    /// <summary>Requests of one route, such as <c>POST /crm/objects/2026-09/contacts</c>.</summary>
    public async Task<long> CountOfAsync(string route)
    {
        using var stats = await JsonAsync("/__sandbox/stats");
        return stats.RootElement.GetProperty("byRoute").TryGetProperty(route, out var count) ? count.GetInt64() : 0;
    }

    /// <summary>The records of a type that are in the store, archived ones left out: their properties.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string?>>> RecordsAsync(string type)
    {
        using var records = await JsonAsync($"/__sandbox/records/{type}");
        return [.. records.RootElement.GetProperty("results").EnumerateArray().Where(record => !record.GetProperty("archived").GetBoolean())
            .Select(record => record.GetProperty("properties").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString(), StringComparer.Ordinal))];
    }

    /// <summary>Removes a property as an administrator would.</summary>
    public Task RemovePropertyAsync(string type, string name) => SendAsync(HttpMethod.Delete, $"/crm/properties/2026-09/{type}/{name}", "");

    public async Task<IReadOnlyList<string>> ContactEmailsAsync()
    {
        var records = await RecordsAsync("contacts");
        return [.. records.Select(record => record.GetValueOrDefault("email") ?? "")];
    }

    public void Dispose() => _http.Dispose();

    /// <summary>What a GET answers.</summary>
    public async Task<JsonDocument> JsonAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", "sandbox-token");
        using var response = await _http.SendAsync(request);
        return JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    private async Task SendAsync(HttpMethod method, string path, string json)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", "sandbox-token");
        using var response = await _http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"The sandbox refused {method} {path}: {await response.Content.ReadAsStringAsync()}");
    }
}
