using System.Net.Http.Headers;
using System.Text;

namespace HubSpotSandbox.Tests.Drivers;

/// <summary>Calls the sandbox as an app would, with one token.</summary>
public sealed class Caller(HttpClient http, string? token)
{
    public Caller As(string? other) => new(http, other);

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<Reply> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public Task<Reply> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public Task<Reply> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json);

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? body, string contentType = "application/json", string? actor = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (actor is not null)
        {
            request.Headers.Add("X-Sandbox-Actor", actor);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType));
        }

        using var response = await http.SendAsync(request);
        return await Reply.FromAsync(response);
    }

    /// <summary>Creates a record and returns its id.</summary>
    public async Task<string> CreateAsync(string type, string properties)
    {
        var reply = await PostAsync($"/crm/objects/2026-09/{type}", $$"""{"properties":{{properties}}}""");
        return reply.Status == 201 ? reply["id"]! : throw new InvalidOperationException(reply.Text);
    }

    public Task<string> CreateContactAsync(string email) => CreateAsync("contacts", $$"""{"email":"{{email}}"}""");

    public Task AdvanceAsync(long milliseconds) => PostAsync("/__sandbox/clock", $$"""{"advanceMs":{{milliseconds}}}""");

    public Task<Reply> SetAsync(string settings) => PutAsync("/__sandbox/settings", settings);

    public Task<Reply> FailAsync(string faults) => PostAsync("/__sandbox/faults", faults);

    public Task<Reply> StatsAsync() => GetAsync("/__sandbox/stats");
}
