using System.Net.Http.Json;

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
            logCalls = false,
            validation = new { },
        });
    }

    public Task SetAsync(object settings) => ControlAsync(HttpMethod.Put, "settings", settings);

    public Task FailAsync(params object[] faults) => ControlAsync(HttpMethod.Post, "faults", faults);

    public Task HealAsync() => ControlAsync(HttpMethod.Delete, "faults");

    public Task AdvanceAsync(TimeSpan time) => ControlAsync(HttpMethod.Post, "clock", new { advanceMs = (long)time.TotalMilliseconds });

    /// <summary>HubSpot's time.</summary>
    public async Task<string> NowAsync() => (await ControlAsync(HttpMethod.Get, "clock"))["now"]!;

    public Task<Answer> StatsAsync() => ControlAsync(HttpMethod.Get, "stats");

    /// <summary>Counts from zero again; the store stays.</summary>
    public Task ForgetStatsAsync() => ControlAsync(HttpMethod.Delete, "stats");

    /// <summary>The calls since <c>logCalls</c> was set.</summary>
    public Task<Answer> LogAsync() => ControlAsync(HttpMethod.Get, "log");

    public Task ForgetLogAsync() => ControlAsync(HttpMethod.Delete, "log");

    public async Task<int> CallsAsync() => int.Parse((await StatsAsync())["requests"]!);

    /// <summary>Every record of a type that is in the store, archived ones included.</summary>
    public async Task<IReadOnlyList<StoredRecord>> RecordsAsync(string type) =>
        [.. (await ControlAsync(HttpMethod.Get, $"records/{type}")).Node("results")!.AsArray().Select(record => StoredRecord.Of(record!))];

    public async Task<StoredRecord> RecordAsync(string type, string id) => (await RecordsAsync(type)).Single(record => record.Id == id);

    /// <summary>Makes a record as somebody else would, past our service.</summary>
    public async Task<string> CreateAsync(string type, object properties) =>
        (await SendAsync(HttpMethod.Post, $"crm/objects/2026-09/{type}", new { properties })).Id;

    /// <summary>Makes any number of records, and gives their ids.</summary>
    public async Task<IReadOnlyList<string>> CreateManyAsync(string type, IEnumerable<object> records)
    {
        var ids = new List<string>();
        foreach (var chunk in records.Chunk(100))
        {
            var answer = await SendAsync(HttpMethod.Post, $"crm/objects/2026-09/{type}/batch/create", new { inputs = chunk.Select(properties => new { properties }) });
            ids.AddRange(answer.Each("results", "id").Select(id => id!));
        }

        return ids;
    }

    public Task AssociateAsync(string from, string id, string to, IEnumerable<string> ids) =>
        SendAsync(HttpMethod.Post, $"crm/associations/2026-09/{from}/{to}/batch/associate/default", new { inputs = ids.Select(toId => new { from = new { id }, to = new { id = toId } }) });

    /// <summary>Adds a label to the associations between two types.</summary>
    public Task AddLabelAsync(string from, string to, string label, string? inverseLabel = null) =>
        SendAsync(HttpMethod.Post, $"crm/associations/2026-09/{from}/{to}/labels", new { label, name = label.ToLowerInvariant().Replace(' ', '_'), inverseLabel = inverseLabel ?? label });

    /// <summary>Adds a pipeline of deals or tickets, with the ids of its stages in their order.</summary>
    /// <param name="stages">Label and metadata of each.</param>
    public async Task<(string Id, IReadOnlyList<string?> Stages)> AddPipelineAsync(string type, string label, params (string Label, object Metadata)[] stages)
    {
        var answer = await SendAsync(HttpMethod.Post, $"crm/pipelines/2026-09/{type}", new
        {
            label,
            displayOrder = 9,
            stages = stages.Select((stage, index) => new { label = stage.Label, displayOrder = index, metadata = stage.Metadata }),
        });
        return (answer.Id, answer.Each("stages", "id"));
    }

    /// <summary>Adds an option to a property of HubSpot's own.</summary>
    public async Task AddOptionAsync(string type, string property, string value, string label)
    {
        var known = (await SendAsync(HttpMethod.Get, $"crm/properties/2026-09/{type}/{property}")).Node("options")!.AsArray().Select(option => new { label = option!["label"]!.ToString(), value = option["value"]!.ToString() });
        await SendAsync(HttpMethod.Patch, $"crm/properties/2026-09/{type}/{property}", new { options = known.Append(new { label, value }).Select((option, index) => new { option.label, option.value, displayOrder = index }) });
    }

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

    /// <summary>Events that HubSpot has not tried to deliver yet.</summary>
    public async Task<int> PendingWebhooksAsync() => int.Parse((await ControlAsync(HttpMethod.Get, "webhooks"))["pending"]!);

    /// <summary>A write that a person makes in HubSpot.</summary>
    public Task<Answer> AsPersonAsync(HttpMethod method, string path, object body) => SendAsync(method, path, body, byPerson: true);

    public void Dispose() => _http.Dispose();

    internal Task<Answer> ControlAsync(HttpMethod method, string route, object? body = null) => SendAsync(method, $"__sandbox/{route}", body);

    private static string FieldType(string kind) => kind switch { "string" => "text", "bool" => "booleancheckbox", "enumeration" => "select", "datetime" => "date", _ => kind };

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, bool byPerson = false)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (byPerson)
            request.Headers.Add("X-Sandbox-Actor", "ui");
        using var response = await _http.SendAsync(request);
        return (await Answer.FromAsync(response)).Succeeded();
    }
}
