using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Workflows;

/// <summary>Every workflow, with HubSpot failing at each of its steps: what is to be there is there in the end, once.</summary>
public sealed class StepFailureTests
{
    private const string Objects = "/crm/objects/2026-09/";

    private static readonly Dictionary<string, string[]> Records = new(StringComparer.Ordinal)
    {
        ["orders"] = ["contacts", "companies", "deals", "notes"],
        ["leads"] = ["contacts", "companies", "deals", "notes", "tasks"],
        ["completed-calls"] = ["contacts", "calls"],
        ["newsletter-signups"] = ["contacts"],
    };

    private static readonly Dictionary<string, object> Inputs = new(StringComparer.Ordinal)
    {
        ["orders"] = new { externalId = "77", customer = new { email = "mia@alpenrad.example.org" }, lines = new[] { new { name = "Bike", unitPrice = 100 } } },
        ["leads"] = new { externalId = "77", email = "eva@nordlicht.example.org", message = "Hello", followUp = new { dueInHours = 1 }, deal = new { name = "First", stage = "appointmentscheduled" } },
        ["completed-calls"] = new { externalId = "77", phone = "+34911222333", direction = "inbound", startedAt = "2026-11-24T09:30:00Z" },
        ["newsletter-signups"] = new { externalId = "77", email = "noa@example.org" },
    };

    private static readonly (string Workflow, string Step, string Path)[] Steps =
    [
        ("orders", "contact", "contacts/batch/upsert"), ("orders", "company", "companies/search"), ("orders", "company", "companies"), ("orders", "deal", "deals"), ("orders", "note", "notes"),
        ("leads", "contact", "contacts/batch/upsert"), ("leads", "company", "companies/search"), ("leads", "company", "companies"), ("leads", "deal", "deals"), ("leads", "note", "notes"), ("leads", "task", "tasks"),
        ("completed-calls", "contact", "contacts/search"), ("completed-calls", "contact", "contacts"), ("completed-calls", "call", "calls"),
        ("newsletter-signups", "contact", "contacts/batch/upsert"),
    ];

    private static readonly string[] Transient =
    [
        """{ "kind": "status", "status": 503, "count": 2 }""", """{ "kind": "status", "status": 500, "count": 1 }""", """{ "kind": "drop", "count": 1 }""",
        """{ "kind": "hang", "count": 1 }""", """{ "kind": "commit-then-drop", "count": 1 }""",
    ];

    private readonly FastClock _clock = new(times: 20);
    private CrmSystem _system = null!;

    private static IEnumerable<object[]> Failures => Steps.SelectMany(step => Transient, (step, fault) => new object[] { step.Workflow, step.Path, fault });

    private static IEnumerable<object[]> Refusals => Steps.Select(step => new object[] { step.Workflow, step.Step, step.Path });

    [SetUp]
    public async Task StartAsync() => _system = await CrmSystem.StartAsync(new ApiSettings { Clock = _clock, AttemptTimeoutSeconds = 20, PatienceSeconds = 60 }, hubSpotClock: _clock);

    [TearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [TestCaseSource(nameof(Failures))]
    public async Task Ends_well_and_once(string workflow, string path, string fault)
    {
        await FailAsync(path, fault);

        Assert.That(await RunAsync(workflow), Is.EqualTo("succeeded"));
        await AssertOnceAsync(workflow);
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task Says_why_it_is_refused_and_goes_on_from_there(string workflow, string step, string path)
    {
        await FailAsync(path, """{ "kind": "status", "status": 400 }""");

        var refused = await PostAsync(workflow);
        var operation = (await _system.Api.Reader.GetAsync("/api/v1/operations?status=failed")).Node("results.0")!;
        await _system.HubSpot.HealAsync();
        var ended = await RunAsync(workflow);

        Assert.Multiple(async () =>
        {
            Assert.That((refused.Status, refused["code"]), Is.EqualTo((422, "record.rejected")));
            Assert.That(operation["steps"]!.AsArray().Single(each => each!["status"]!.ToString() == "failed")!["name"]!.ToString(), Is.EqualTo(step));
            Assert.That(ended, Is.EqualTo("succeeded"));
            await AssertOnceAsync(workflow);
        });
    }

    [TestCase("orders", "deals")]
    [TestCase("leads", "tasks")]
    public async Task Goes_on_after_a_restart(string workflow, string path)
    {
        using var folder = new TemporaryFolder();
        var settings = new ApiSettings { Clock = _clock, AttemptTimeoutSeconds = 20, PatienceSeconds = 2, Database = folder.Database };
        await FailAsync(path, """{ "kind": "status", "status": 503 }""");
        string operation;
        await using (var first = await ApiServer.StartAsync(_system.HubSpot.Address, settings))
            operation = (await first.Writer.PostAsync($"/api/v1/workflows/{workflow}", Inputs[workflow])).Header("Location")!;
        await _system.HubSpot.HealAsync();

        await using var second = await ApiServer.StartAsync(_system.HubSpot.Address, settings);

        Assert.That((await second.Reader.GetAsync($"{operation}?wait=60"))["status"], Is.EqualTo("succeeded"));
        await AssertOnceAsync(workflow);
    }

    private Task<Answer> PostAsync(string workflow) => _system.Api.Writer.PostAsync($"/api/v1/workflows/{workflow}", Inputs[workflow]);

    private async Task<string?> RunAsync(string workflow)
    {
        var answer = await PostAsync(workflow);
        return answer.Status == 202 ? (await _system.Api.Reader.GetAsync($"{answer.Header("Location")}?wait=60"))["status"] : answer.Status == 201 ? "succeeded" : answer.ToString();
    }

    // A path begins others: what comes for searches is let through, unless they are meant.
    private Task FailAsync(string path, string fault)
    {
        var failing = System.Text.Json.Nodes.JsonNode.Parse(fault)!;
        failing["match"] = new System.Text.Json.Nodes.JsonObject { ["method"] = "POST", ["path"] = Objects + path };
        return path.Contains('/', StringComparison.Ordinal)
            ? _system.HubSpot.FailAsync(failing)
            : _system.HubSpot.FailAsync(new { match = new { path = $"{Objects}{path}/search" }, kind = "slow", delayMs = 0 }, failing);
    }

    private async Task AssertOnceAsync(string workflow)
    {
        foreach (var records in Records[workflow])
            Assert.That(await _system.HubSpot.RecordsAsync(records), Has.Count.EqualTo(1), records);
    }
}
