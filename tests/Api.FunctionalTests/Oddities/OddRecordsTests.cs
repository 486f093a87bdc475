using System.Text.Json;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Oddities;

/// <summary>What is in an account was not always written by the rules of today: every record can be read.</summary>
[TestFixtureSource(typeof(RecordScenario), nameof(RecordScenario.All))]
public sealed class OddRecordsTests(RecordScenario scenario)
{
    private static readonly string[] Values =
    [
        "null", "\"\"", "\" \"", "0", "-1", "12.5", "1e400", "12345678901234567890123456789012345", "true", "false", "\"TRUE\"", "\"yes\"", "\"12,5\"", "\"1.2.3\"",
        "\"1e3\"", "\"-0\"", "\"NaN\"", "\"Infinity\"", "\"2026-9-1\"", "\"2026-13-45\"", "\"tomorrow\"", "\"1795600000000\"", "\"-99999999999999999\"", "\"99999999999999999999\"",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.999Z\"", "\"9999-12-31T23:59:59.999-12:00\"", "\"0001-01-01T00:00:00+12:00\"",
        "\"SOMETHING_NEW\"", "\"A;B;C\"", "\"\\u0000\\u001b[31m\"", "\"Σοφία 李伟 👩‍🚀\"", "\"{}\"", "\"[]\"", "\"[null]\"", "\"{\\\"to\\\":[null]}\"",
    ];

    private FixedAnswer _hubSpot = null!;
    private ApiServer _api = null!;

    private IEnumerable<string> Properties => scenario.Values.Select(value => value.Property)
        .Concat(["hs_email_headers", "hs_email_from_email", "hs_email_to_email", "hs_deal_stage_probability", "hs_is_closed", "hs_is_closed_won", "hs_object_id"]);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _hubSpot = await FixedAnswer.StartAsync();
        _api = await ApiServer.StartAsync(_hubSpot.Address);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _api.DisposeAsync();
        await _hubSpot.DisposeAsync();
    }

    [TestCaseSource(nameof(Values))]
    public async Task A_record_of_nothing_but_this_value_is_read(string value)
    {
        Assert.That(await UnreadAsync(Properties.Select(property => (property, value))), Is.Empty);
    }

    [Test]
    public async Task A_record_without_any_property_is_read()
    {
        Assert.That(await UnreadAsync([]), Is.Empty);
    }

    [Test]
    public async Task A_record_of_very_long_values_is_read()
    {
        var value = JsonSerializer.Serialize(new string('9', 1_000_000));

        Assert.That(await UnreadAsync(Properties.Take(3).Select(property => (property, value))), Is.Empty);
    }

    [TestCase("\"id\": 5, \"properties\": {}")]
    [TestCase("\"id\": \"5\", \"properties\": {}, \"createdAt\": null, \"updatedAt\": null, \"url\": null, \"associations\": null")]
    [TestCase("\"id\": \"5\", \"properties\": {}, \"createdAt\": \"2026-11-24T09:30:17Z\", \"updatedAt\": \"2026-11-24T09:30:17.1Z\"")]
    [TestCase("\"id\": \"5\", \"properties\": {}, \"archived\": false, \"archivedAt\": \"2026-11-24T09:30:17Z\", \"somethingNew\": { \"a\": [1] }")]
    public async Task A_record_of_this_shape_is_read(string members)
    {
        Assert.That(await UnreadAsync($"{{ {members} }}"), Is.Empty);
    }

    private Task<List<string>> UnreadAsync(IEnumerable<(string Property, string Json)> properties) =>
        UnreadAsync($"{{ \"id\": \"5\", \"properties\": {{ {string.Join(", ", properties.DistinctBy(property => property.Property, StringComparer.Ordinal).Select(property => $"\"{property.Property}\": {property.Json}"))} }} }}");

    // Alone, in a list, found by a search, in a batch, and after an update.
    private async Task<List<string>> UnreadAsync(string record)
    {
        List<(string Body, Func<Task<Answer>> Read, string Path)> reads =
        [
            (record, () => _api.Reader.GetAsync($"{scenario.Path}/5"), "id"),
            ($"{{ \"results\": [{record}] }}", () => _api.Reader.GetAsync(scenario.Path), "results.0.id"),
            ($"{{ \"total\": 1, \"results\": [{record}] }}", () => _api.Reader.PostAsync($"{scenario.Path}/search", "{}"), "results.0.id"),
            ($"{{ \"results\": [{record}] }}", () => _api.Reader.PostAsync($"{scenario.Path}/batch/read", """{ "ids": ["5", "6"] }"""), "results.0.record.id"),
            (record, () => _api.Writer.PatchAsync($"{scenario.Path}/5", scenario.Text.Change), "id"),
        ];
        var unread = new List<string>();
        foreach (var (body, read, path) in reads)
        {
            _hubSpot.Body = body;
            var answer = await read();
            if (answer.Status != 200 || answer[path] != "5")
                unread.Add($"{path}: {answer}");
        }

        return unread;
    }
}
