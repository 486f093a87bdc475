using Api.FunctionalTests.Records;
using Api.FunctionalTests.Tickets;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Deals;

/// <summary>Deals and tickets in HubSpot's default pipeline and one more, "Partners", with the stages "Offer" and "Signed".</summary>
[TestFixtureSource(typeof(StageScenario), nameof(StageScenario.All))]
public abstract class StageFixture(StageScenario scenario) : OwnSystemFixture
{
    protected StageScenario Scenario { get; } = scenario;

    protected string Path => Scenario.Record.Path;

    protected string Pipeline { get; private set; } = "";

    protected string Offer { get; private set; } = "";

    [SetUp]
    public async Task AddPipelineAsync()
    {
        var (id, stages) = await HubSpot.AddPipelineAsync(Scenario.Record.Records, "Partners", ("Offer", Scenario.Open), ("Signed", Scenario.Closed));
        (Pipeline, Offer) = (id, stages[0]!);
    }

    /// <summary>A body with nothing but the name and what is said about the stage.</summary>
    protected object New(string? stage, string? pipeline = null) => Scenario.Record.Fields(1).With("stage", stage).With("pipeline", pipeline);

    protected Task<Answer> CreateAsync(string? stage, string? pipeline = null) => Writer.PostAsync(Path, New(stage, pipeline));

    protected async Task<string> GivenAsync() => (await CreateAsync(Scenario.FirstStage)).Succeeded().Id;

    protected Task<Answer> MoveAsync(string id, object body) => Writer.PutAsync($"{Path}/{id}/stage", body);

    protected async Task<string?> StoredStageAsync(string id) => (await HubSpot.RecordAsync(Scenario.Record.Records, id))[Scenario.StageProperty];
}

/// <summary>The default pipeline of deals or tickets.</summary>
/// <param name="Open">HubSpot's metadata of an open stage.</param>
/// <param name="Closed">HubSpot's metadata of a closed stage.</param>
public sealed record StageScenario(
    RecordScenario Record, string StageProperty, string Pipeline, string PipelineLabel, string FirstStage, string NextStage, string NextLabel, object Open, object Closed)
{
    public static IReadOnlyList<StageScenario> All { get; } =
    [
        new(DealScenario.Deals, "dealstage", "default", "Sales Pipeline", "appointmentscheduled", "contractsent", "Contract Sent", new { probability = "0.5" }, new { probability = "1.0" }),
        new(TicketScenario.Tickets, "hs_pipeline_stage", "0", "Support Pipeline", "1", "3", "Waiting on us", new { ticketState = "OPEN" }, new { ticketState = "CLOSED" }),
    ];

    public override string ToString() => Record.Records;
}
