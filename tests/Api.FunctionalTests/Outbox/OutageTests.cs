using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Api.FunctionalTests.Outbox;

/// <summary>Writes that come while HubSpot is away go out when it is back: each once, in their order.</summary>
public sealed class OutageTests : OutboxFixture
{
    private static IEnumerable<object> Refusals =>
    [
        new object[] { "POST", "/api/v1/contacts", new { email = "li@example.org" }, 409 },
        new object[] { "POST", "/api/v1/contacts", new { email = "ana@example.org", leadStatus = "MAYBE" }, 422 },
        new object[] { "PATCH", "/api/v1/contacts/7", new { jobTitle = "Buyer" }, 404 },
        new object[] { "POST", "/api/v1/deals", new { name = "Northwind", stage = "no such stage" }, 422 },
        new object[] { "POST", "/api/v1/contacts/51200000101/erase", new { confirm = "somebody@example.org" }, 422 },
        new object[] { "POST", "/api/v1/contacts/7/notes", new { body = "Called" }, 404 },
    ];

    [TestCase("status")]
    [TestCase("hang")]
    [TestCase("drop")]
    public async Task What_was_taken_meanwhile_is_done_once(string kind)
    {
        await HubSpot.FailAsync(new { kind, status = kind == "status" ? 503 : (int?)null });
        var operations = new List<string>();
        for (var n = 0; n < 20; n++)
            operations.Add(await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = $"person{n}@example.org" }));
        Clock.Skip(TimeSpan.FromMinutes(10));
        Assert.That((await Reader.GetAsync($"/api/v1/operations/{operations[0]}"))["status"], Is.AnyOf("queued", "running"));

        await HubSpot.HealAsync();

        foreach (var operation in operations)
            await SucceedAsync(operation);
        Assert.That((await HubSpot.RecordsAsync("contacts")).Select(contact => contact["email"]), Is.EquivalentTo(Enumerable.Range(0, 20).Select(n => $"person{n}@example.org")));
    }

    [TestCase("status", 503)]
    [TestCase("status", 401)]
    [TestCase("status", 403)]
    [TestCase("hang", null)]
    public async Task A_batch_is_done_whole(string kind, int? status)
    {
        await HubSpot.FailAsync(new { match = new { path = "/crm/objects" }, kind, status });
        var batch = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts/batch/create", new { records = Enumerable.Range(0, 20).Select(n => new { lastName = $"Person {n}" }) });
        await TriedAsync(batch);

        await HubSpot.HealAsync();
        Clock.Skip(TimeSpan.FromMinutes(2));

        var ended = await EndAsync(batch);
        Assert.That((ended["status"], ended.Count("result.results")), Is.EqualTo(("succeeded", 20)));
        Assert.That(ended.Each("result.results", "problem"), Is.All.Null);
        Assert.That((await HubSpot.RecordsAsync("contacts")).Select(contact => contact["lastname"]), Is.EquivalentTo(Enumerable.Range(0, 20).Select(n => $"Person {n}")));
    }

    [Test]
    public async Task A_batch_that_was_answered_in_part_is_done_whole_and_once()
    {
        await HubSpot.FailAsync(new { match = new { method = "POST", path = "/crm/objects/2026-09/contacts/batch" }, kind = "commit-then-drop", count = 1 }, new { match = new { path = "/crm/objects" }, kind = "status", status = 503 });
        var batch = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts/batch/create", new { records = Enumerable.Range(0, 150).Select(n => new { email = $"person{n}@example.org" }) });
        await TriedAsync(batch);

        await HubSpot.HealAsync();

        Assert.That((await EndAsync(batch)).Each("result.results", "problem"), Is.All.Null);
        Assert.That((await HubSpot.RecordsAsync("contacts")).Select(contact => contact["email"]), Is.EquivalentTo(Enumerable.Range(0, 150).Select(n => $"person{n}@example.org")));
    }

    [Test]
    public async Task A_HubSpot_that_hangs_does_not_hold_up_the_answer()
    {
        await HubSpot.FailAsync(new { kind = "hang" });
        await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "first@example.org" });
        var watch = Stopwatch.StartNew();

        var operation = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org" });

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
        await HubSpot.HealAsync();
        await SucceedAsync(operation);
    }

    [Test]
    public async Task Changes_of_a_record_keep_their_order()
    {
        var contact = await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        await BreakAsync();
        var operations = new List<string>();
        for (var n = 0; n < 15; n++)
            operations.Add(await LeaveAsync(HttpMethod.Patch, $"/api/v1/contacts/{contact}", new { jobTitle = $"Rank {n}" }));
        await HubSpot.SetAsync(new { logCalls = true });

        await HubSpot.HealAsync();

        foreach (var operation in operations)
            Assert.That(await SucceedAsync(operation), Is.EqualTo(contact));
        Assert.That(await TitlesAsync(), Is.EqualTo(Enumerable.Range(0, 15).Select(n => $"Rank {n}")));
        Assert.That((await HubSpot.RecordAsync("contacts", contact))["jobtitle"], Is.EqualTo("Rank 14"));
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task A_refusal_is_the_one_that_a_direct_call_has(string method, string path, object body, int status)
    {
        await HubSpot.CreateAsync("contacts", new { email = "li@example.org" });
        var direct = await Operator.SendAsync(HttpMethod.Parse(method), path, body);
        Assert.That(direct.Status, Is.EqualTo(status));

        var ended = await EndAsync(await LeaveAsync(HttpMethod.Parse(method), path, body));

        Assert.That(ended["steps.0.problem.code"], Is.EqualTo(ended["problem.code"]));
        Assert.That((ended["status"], Comparable(ended.Node("problem")!)), Is.EqualTo(("failed", Comparable(JsonNode.Parse(direct.Text)!))));
    }

    [Test]
    public async Task A_lost_answer_makes_no_second_record()
    {
        await HubSpot.FailAsync(new { match = new { method = "POST", path = "/crm/objects" }, kind = "commit-then-drop", count = 1 });

        await SucceedAsync(await LeaveAsync(HttpMethod.Post, "/api/v1/deals", new { name = "Northwind", pipeline = "default", stage = "qualifiedtobuy" }));

        Assert.That(await HubSpot.RecordsAsync("deals"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_repeat_with_the_key_has_the_same_operation()
    {
        (string, string) key = ("Idempotency-Key", $"key-{Guid.NewGuid():n}");

        var first = await LeaveAsync(Writer, HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org" }, key);
        var second = await LeaveAsync(Writer, HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org" }, key);

        Assert.That((second.Status, second.Text, second.Header("Idempotency-Replayed")), Is.EqualTo((202, first.Text, "true")));
        await SucceedAsync(first.Id);
        Assert.That(await HubSpot.RecordsAsync("contacts"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_repeat_of_a_try_that_may_have_got_through_makes_no_second_record()
    {
        const string Deals = "/api/v1/deals";
        (string, string) key = ("Idempotency-Key", $"key-{Guid.NewGuid():n}");
        var deal = new { name = "Northwind", pipeline = "default", stage = "qualifiedtobuy" };
        await HubSpot.FailAsync(new { match = new { path = "/crm/objects/2026-09/deals" }, kind = "commit-then-drop" });
        var first = await Writer.SendAsync(HttpMethod.Post, Deals, deal, ("Prefer", "wait=5"), key);
        await HubSpot.HealAsync();
        Clock.Skip(TimeSpan.FromMinutes(2));

        var second = await LeaveAsync(Writer, HttpMethod.Post, Deals, deal, key);

        Assert.That((first.Status, second.Status, second.Header("Preference-Applied")), Is.EqualTo((503, 201, (string?)null)));
        Assert.That(await HubSpot.RecordsAsync("deals"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_key_names_no_request_that_takes_none()
    {
        (string, string) key = ("Idempotency-Key", $"key-{Guid.NewGuid():n}");
        string[] contacts = [await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" }), await HubSpot.CreateAsync("contacts", new { email = "li@example.org" })];

        foreach (var contact in contacts)
            Assert.That(await SucceedAsync((await LeaveAsync(Writer, HttpMethod.Delete, $"/api/v1/contacts/{contact}", body: null, key)).Id), Is.EqualTo(contact));

        Assert.That((await Reader.GetAsync("/api/v1/contacts")).Count("results"), Is.Zero);
    }

    [Test]
    public async Task A_token_that_is_refused_parks_the_outbox()
    {
        await HubSpot.FailAsync(new { kind = "status", status = 401 });
        var operation = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org" });
        while ((await Reader.GetAsync("/health/ready"))["outbox"] != "parked")
            await Reader.GetAsync($"/api/v1/operations/{operation}?wait=1");
        Clock.Skip(TimeSpan.FromHours(1));
        Assert.That((await Reader.GetAsync($"/api/v1/operations/{operation}"))["status"], Is.AnyOf("queued", "running"));

        await HubSpot.HealAsync();
        Clock.Skip(TimeSpan.FromMinutes(1));

        await SucceedAsync(operation);
        Assert.That((await Reader.GetAsync("/health/ready")).Has("outbox"), Is.False);
    }

    /// <summary>Until HubSpot has been asked, and the write waits again.</summary>
    private async Task TriedAsync(string operation)
    {
        while (await HubSpot.CallsAsync() == 0 || (await Reader.GetAsync($"/api/v1/operations/{operation}"))["status"] == "running")
            await Reader.GetAsync($"/api/v1/operations/{operation}?wait=1");
    }

    private static string Comparable(JsonNode problem)
    {
        problem.AsObject().Remove("traceId");
        (problem["hubSpot"] as JsonObject)?.Remove("correlationId");
        return problem.ToJsonString();
    }
}
