using System.Text.Json.Nodes;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Outbox;

/// <summary>Tests against a service and a HubSpot of their own, that live five times as fast: writes wait, and the tests do not.</summary>
public abstract class OutboxFixture
{
    protected static readonly (string, string) Async = ("Prefer", "respond-async");

    private CrmSystem _system = null!;

    protected FastClock Clock { get; } = new(times: 5);

    protected ApiServer Api => _system.Api;

    protected SandboxDriver HubSpot => _system.HubSpot;

    protected CrmClient Reader => Api.Reader;

    protected CrmClient Writer => Api.Writer;

    protected CrmClient Operator => Api.Operator;

    [OneTimeSetUp]
    public async Task StartAsync() => _system = await CrmSystem.StartAsync(new ApiSettings { Clock = Clock, PatienceSeconds = 5, AttemptTimeoutSeconds = 3 }, Clock);

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [SetUp]
    public async Task EmptyAsync()
    {
        await HubSpot.HealAsync();
        while ((await Reader.GetAsync("/api/v1/operations?limit=100")).Each("results", "status").Any(status => status is "queued" or "running"))    // in one look: they go from one to the other
            Clock.Skip(TimeSpan.FromMinutes(1));    // what the test before left is none of this one's
        await HubSpot.ResetAsync();
    }

    protected Task BreakAsync() => HubSpot.FailAsync(new { kind = "status", status = 503 });

    /// <summary>Leaves a write with the service.</summary>
    protected static Task<Answer> LeaveAsync(CrmClient client, HttpMethod method, string path, object? body = null, params (string, string)[] headers) =>
        client.SendAsync(method, path, body, [Async, .. headers]);

    /// <summary>The id of the operation of a write that was taken.</summary>
    protected async Task<string> LeaveAsync(HttpMethod method, string path, object? body = null) => (await LeaveAsync(Operator, method, path, body)) is { Status: 202 } taken ? taken.Id : throw new InvalidOperationException($"{method} {path} was not taken.");

    /// <summary>The operation at its end.</summary>
    protected async Task<Answer> EndAsync(string operation)
    {
        for (var i = 0; i < 10; i++)
        {
            if (await Reader.GetAsync($"/api/v1/operations/{operation}?wait=30") is var now && now["status"] is "succeeded" or "failed" or "dead")
                return now;
        }

        throw new InvalidOperationException($"{operation} does not end: {await Reader.GetAsync($"/api/v1/operations/{operation}")}");
    }

    protected async Task<string> SucceedAsync(string operation) =>
        await EndAsync(operation) is var ended && ended["status"] == "succeeded" ? ended["result.id"]! : throw new InvalidOperationException($"It did not succeed: {ended}");

    /// <summary>The job titles that HubSpot was sent and took since <c>logCalls</c> was set, in the order in which they arrived.</summary>
    protected async Task<IReadOnlyList<string>> TitlesAsync() =>
        [.. (await HubSpot.LogAsync()).Node("calls")!.AsArray().Where(call => call!["status"]?.GetValue<int>() is >= 200 and < 300).SelectMany(call => TitlesIn(call!["body"]!.ToString()))];

    // Of one write, or of a batch of them.
    private static IEnumerable<string> TitlesIn(string body)
    {
        if (body.Length == 0 || JsonNode.Parse(body) is not JsonObject write)
            return [];
        var inputs = write["inputs"] is JsonArray many ? many.OfType<JsonObject>() : Enumerable.Repeat(write, 1);
        return inputs.Select(input => (input["properties"] as JsonObject)?["jobtitle"]?.ToString()).OfType<string>();
    }
}
