using System.Text.Json;
using System.Text.Json.Nodes;
using Api.FunctionalTests.Assertions;
using Microsoft.Data.Sqlite;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Outbox;

/// <summary>What waits is on disk: a service that is started again goes on with it, and an operator can correct it.</summary>
public sealed class RestartTests : CrmFixture
{
    private const string Wrong = "wrong@example.org";
    private static readonly (string, string) Key = ("Idempotency-Key", "key-1");

    private TemporaryFolder _folder = null!;
    private ApiServer? _api;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public async Task StopAsync()
    {
        await (_api?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    [Test]
    public async Task What_waits_outlives_the_service()
    {
        var operation = await LeaveAndStopAsync(new { email = "ana@example.org" });

        await StartAsync();

        Assert.That((await EndAsync(operation))["status"], Is.EqualTo("succeeded"));
        Assert.That(await HubSpot.RecordsAsync("contacts"), Has.Count.EqualTo(1));
    }

    [TestCase("respond-async")]
    [TestCase("wait=5")]
    public async Task A_repeat_finds_the_operation_although_the_answer_to_its_first_try_was_lost(string prefer)
    {
        var contact = new { email = "ana@example.org" };
        var operation = await LeaveAndStopAsync(contact, Key);
        await ExecuteAsync("UPDATE idempotency_keys SET state = 'running', owner = 'gone/1', status = NULL, body = NULL WHERE caller <> '(operation)'");
        await StartAsync();

        var repeated = await _api!.Writer.SendAsync(HttpMethod.Post, Contacts, contact, ("Prefer", prefer), Key);

        Assert.That((repeated.Status, repeated.Id), Is.EqualTo((202, operation)));
        Assert.That((await EndAsync(operation))["status"], Is.EqualTo("succeeded"));
    }

    [Test]
    public async Task What_was_given_up_is_corrected_and_replayed()
    {
        var operation = await LeaveAndStopAsync(new { email = Wrong });
        await BuryAsync();
        await StartAsync();
        var dead = await EndAsync(operation);
        Assert.That((dead["status"], dead["problem.code"], dead["problem.detail"]), Is.EqualTo(("dead", "operation.dead", "A test gave it up.")));
        var letter = (await _api!.Operator.GetAsync("/api/v1/dead-letters?queue=outbox")).Node("results.0")!;
        var payload = letter["payload"]!.AsObject();
        payload["body"] = new JsonObject { ["email"] = "right@example.org" };

        (await CorrectAsync(letter, payload)).Succeeded();
        Assert.That((await _api.Reader.GetAsync($"/api/v1/operations/{operation}"))["status"], Is.EqualTo("dead"));
        (await _api.Operator.SendAsync(HttpMethod.Post, $"/api/v1/dead-letters/{letter["id"]}/replay")).Succeeded();

        Assert.That((await EndAsync(operation))["status"], Is.EqualTo("succeeded"));
        Assert.That((await HubSpot.RecordsAsync("contacts")).Select(contact => contact["email"]), Is.EqualTo(new[] { "right@example.org" }));
        Assert.That(await CorrectAsync(letter, payload), Problem.Of(404, "service.not-found"));
    }

    [Test]
    public async Task A_batch_of_more_than_a_megabyte_can_be_corrected()
    {
        await LeaveAndStopAsync(new { email = Wrong });
        await BuryAsync();
        await StartAsync();
        var letter = (await _api!.Operator.GetAsync("/api/v1/dead-letters?queue=outbox")).Node("results.0")!;
        var payload = letter["payload"]!.DeepClone().AsObject();
        payload["address"] = $"{Contacts}/batch/create";
        payload["body"] = JsonSerializer.SerializeToNode(new { records = Enumerable.Repeat(new { lastName = new string('x', 20_000) }, 100) });

        Assert.That((await CorrectAsync(letter, payload)).Status, Is.EqualTo(200));
    }

    [TestCase("operation", "\"op_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f\"")]
    [TestCase("method", "\"GET\"")]
    [TestCase("address", "\"https://elsewhere.example.org\"")]
    [TestCase("role", "\"king\"")]
    [TestCase("caller", "7")]
    [TestCase("body", "[]")]
    [TestCase("extra", "1")]
    public async Task A_correction_that_is_no_write_is_refused(string member, string value)
    {
        await LeaveAndStopAsync(new { email = Wrong });
        await BuryAsync();
        await StartAsync();
        var letter = (await _api!.Operator.GetAsync("/api/v1/dead-letters?queue=outbox")).Node("results.0")!;
        var payload = letter["payload"]!.DeepClone().AsObject();
        payload[member] = JsonNode.Parse(value);

        Assert.That(await CorrectAsync(letter, payload), Problem.Invalid(member));
    }

    private async Task<string> LeaveAndStopAsync(object contact, params (string, string)[] headers)
    {
        await HubSpot.FailAsync(new { kind = "status", status = 401 });
        await StartAsync();
        var taken = await _api!.Writer.SendAsync(HttpMethod.Post, Contacts, contact, [("Prefer", "respond-async"), .. headers]);
        while (!(await _api.Reader.GetAsync("/health/ready")).Has("outbox") || (await _api.Reader.GetAsync($"/api/v1/operations/{taken.Id}"))["status"] != "queued")
            TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();    // parked: nothing is on its way to HubSpot when the service stops
        await _api.DisposeAsync();
        await HubSpot.HealAsync();
        return taken.Id;
    }

    private async Task StartAsync() =>
        _api = await ApiServer.StartAsync(HubSpot.Address, new ApiSettings { Database = _folder.Database, Clock = new FastClock(times: 5), PatienceSeconds = 2, AttemptTimeoutSeconds = 1 });

    private Task BuryAsync() => ExecuteAsync("UPDATE queue_messages SET dead_at = 1, last_error = 'A test gave it up.' WHERE queue = 'outbox'");

    private async Task ExecuteAsync(string sql)
    {
        await using var database = new SqliteConnection($"{_folder.Database};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private Task<Answer> CorrectAsync(JsonNode letter, JsonObject payload) => _api!.Operator.PutAsync($"/api/v1/dead-letters/{letter["id"]}/payload", payload);

    private Task<Answer> EndAsync(string operation) => _api!.Reader.GetAsync($"/api/v1/operations/{operation}?wait=60");
}
