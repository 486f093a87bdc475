using System.Text.Json.Nodes;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Records;

/// <summary>Tests that hold for every object type.</summary>
[TestFixtureSource(typeof(RecordScenario), nameof(RecordScenario.All))]
public abstract class RecordFixture(RecordScenario scenario) : CrmFixture
{
    protected RecordScenario Scenario { get; } = scenario;

    protected string Records => Scenario.Records;

    protected string Path => Scenario.Path;

    protected FieldScenario Text => Scenario.Text;

    protected FieldScenario Choice => Scenario.Choice;

    [SetUp]
    public Task PrepareAsync() => Scenario.PrepareAsync(HubSpot);

    protected Task<Answer> CreateAsync(JsonObject body) => Writer.PostAsync(Path, body);

    /// <summary>The n-th record, made through the service.</summary>
    protected async Task<string> GivenAsync(int n = 1) => (await CreateAsync(Scenario.Body(n))).Succeeded().Id;

    protected async Task<string> GivenAsync(JsonObject body) => (await CreateAsync(body)).Succeeded().Id;

    protected async Task<IReadOnlyList<string>> GivenManyAsync(int count)
    {
        var answer = (await Writer.PostAsync($"{Path}/batch/create", new { records = Enumerable.Range(1, count).Select(Scenario.Body) })).Succeeded();
        return [.. answer.Each("results", "record.id").Select(id => id!)];
    }

    protected Task GivenKeyAsync() => HubSpot.AddPropertyAsync(Records, RecordScenario.Key, unique: true);

    protected Task<StoredRecord> StoredAsync(string id) => HubSpot.RecordAsync(Records, id);
}
