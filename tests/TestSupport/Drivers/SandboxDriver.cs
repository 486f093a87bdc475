using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TestSupport.Drivers;

/// <summary>Arranges and looks at the HubSpot that a test runs against.</summary>
public sealed class SandboxDriver : IDisposable
{
    private readonly HttpClient _http;

    public SandboxDriver(Uri address)
    {
        Address = address;
        _http = CrmClient.Http(address);
        _http.DefaultRequestHeaders.Authorization = new("Bearer", "sandbox-token");
    }

    public Uri Address { get; }

    /// <summary>An empty portal without limits, faults or delays.</summary>
    public async Task ResetAsync()
    {
        await ControlAsync(HttpMethod.Post, "reset");
        await SetAsync(new
        {
            tier = "unlimited",
            searchDelayMs = 0,
            latencyMs = 0,
            perItemMs = 0,
            mergeKeepsPrimaryId = false,
            updateAnswers = "record",
            validation = new { },
        });
    }

    public Task SetAsync(object settings) => ControlAsync(HttpMethod.Put, "settings", settings);

    public Task FailAsync(params object[] faults) => ControlAsync(HttpMethod.Post, "faults", faults);

    public Task HealAsync() => ControlAsync(HttpMethod.Delete, "faults");

    public Task AdvanceAsync(TimeSpan time) => ControlAsync(HttpMethod.Post, "clock", new { advanceMs = (long)time.TotalMilliseconds });

    public Task<Answer> StatsAsync() => ControlAsync(HttpMethod.Get, "stats");

    public async Task<int> CallsAsync() => int.Parse((await StatsAsync())["requests"]!);

    /// <summary>Every record of a type that is in the store, archived ones included.</summary>
    public async Task<IReadOnlyList<StoredRecord>> RecordsAsync(string type) =>
        [.. (await ControlAsync(HttpMethod.Get, $"records/{type}")).Node("results")!.AsArray().Select(record => StoredRecord.Of(record!))];

    public async Task<StoredRecord> RecordAsync(string type, string id) => (await RecordsAsync(type)).Single(record => record.Id == id);

    /// <summary>Makes a record as somebody else would, past our service.</summary>
    public async Task<string> CreateAsync(string type, object properties) =>
        (await SendAsync(HttpMethod.Post, $"crm/objects/2026-09/{type}", new { properties })).Id;

    public Task ArchiveAsync(string type, string id) => SendAsync(HttpMethod.Delete, $"crm/objects/2026-09/{type}/{id}");

    /// <summary>Adds a property to an object type.</summary>
    /// <param name="kind">HubSpot's <c>type</c>: string, number, bool, date, datetime, enumeration.</param>
    /// <param name="options">The values of an enumeration.</param>
    public async Task AddPropertyAsync(string type, string name, string kind = "string", bool unique = false, params string[] options)
    {
        using var group = await _http.PostAsJsonAsync($"crm/properties/2026-09/{type}/groups", new { name = "tests", label = "Tests" });    // there from the second property on
        await SendAsync(HttpMethod.Post, $"crm/properties/2026-09/{type}", new
        {
            name,
            label = name,
            type = kind,
            fieldType = FieldType(kind),
            groupName = "tests",
            hasUniqueValue = unique,
            options = options.Select((value, index) => new { label = value, value, displayOrder = index }),
        });
    }

    public void Dispose() => _http.Dispose();

    private Task<Answer> ControlAsync(HttpMethod method, string route, object? body = null) => SendAsync(method, $"__sandbox/{route}", body);

    private static string FieldType(string kind) => kind switch
    {
        "string" => "text",
        "bool" => "booleancheckbox",
        "enumeration" => "select",
        "datetime" => "date",
        _ => kind,
    };

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _http.SendAsync(request);
        return (await Answer.FromAsync(response)).Succeeded();
    }
}

/// <summary>A record as HubSpot keeps it.</summary>
public sealed record StoredRecord(string Id, IReadOnlyDictionary<string, string?> Properties, bool Archived)
{
    public string? this[string property] => Properties.GetValueOrDefault(property);

    internal static StoredRecord Of(JsonNode record) => new(
        record["id"]!.ToString(),
        record["properties"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value?.ToString(), StringComparer.Ordinal),
        record["archived"]!.GetValue<bool>());
}
