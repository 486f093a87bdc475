using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Calls;

/// <summary>Outcomes are labels here and ids in HubSpot.</summary>
public sealed class CallOutcomeTests : OwnSystemFixture
{
    private const string Calls = "/api/v1/calls";
    private const string Connected = "f240bbac-87c9-4f6e-bf70-924b57d47db7";
    private const string Custom = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";

    private string _contact = "";

    [SetUp]
    public async Task GivenContactAsync() => _contact = await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });

    [TestCase("Connected", Connected, "Connected")]
    [TestCase("connected", Connected, "Connected")]
    [TestCase(" CONNECTED ", Connected, "Connected")]
    [TestCase(Connected, Connected, "Connected")]
    [TestCase("F240BBAC-87C9-4F6E-BF70-924B57D47DB7", Connected, "Connected")]
    [TestCase("Left voicemail", "b2cf5968-551e-4856-9783-52b3da59a7d0", "Left voicemail")]
    public async Task Takes_a_label_or_an_id_and_answers_with_the_label(string outcome, string stored, string shown)
    {
        var answer = await CreateAsync(outcome);

        Assert.That((answer["outcome"], (await HubSpot.RecordAsync("calls", answer.Id))["hs_call_disposition"]), Is.EqualTo((shown, stored)));
    }

    [Test]
    public async Task Needs_no_further_request_for_a_standard_outcome()
    {
        var before = await HubSpot.CallsAsync();

        await CreateAsync("Connected");

        Assert.That(await HubSpot.CallsAsync() - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Knows_an_outcome_that_the_account_has_added()
    {
        await HubSpot.AddOptionAsync("calls", "hs_call_disposition", Custom, "Wants a demo");

        var answer = await CreateAsync("wants a demo");

        Assert.That((answer["outcome"], (await HubSpot.RecordAsync("calls", answer.Id))["hs_call_disposition"]), Is.EqualTo(("Wants a demo", Custom)));
    }

    [Test]
    public async Task Shows_the_label_of_an_outcome_that_it_meets_for_the_first_time()
    {
        await HubSpot.AddOptionAsync("calls", "hs_call_disposition", Custom, "Wants a demo");
        var id = await HubSpot.CreateAsync("calls", new { hs_timestamp = "2026-11-23T09:30:00Z", hs_call_disposition = Custom });

        Assert.Multiple(async () =>
        {
            Assert.That((await Reader.GetAsync($"{Calls}/{id}"))["outcome"], Is.EqualTo("Wants a demo"));
            Assert.That((await Reader.GetAsync(Calls))["results.0.outcome"], Is.EqualTo("Wants a demo"));
            Assert.That((await Reader.PostAsync($"{Calls}/batch/read", new { ids = new[] { id } }))["results.0.record.outcome"], Is.EqualTo("Wants a demo"));
            Assert.That((await Reader.PostAsync($"{Calls}/search", new { }))["results.0.outcome"], Is.EqualTo("Wants a demo"));
        });
    }

    [Test]
    public async Task Refuses_an_unknown_outcome_and_names_those_there_are()
    {
        var answer = await CreateAsync("Perhaps");

        Assert.Multiple(async () =>
        {
            Assert.That(answer, Problem.Of(422, "record.rejected").About("outcome"));
            Assert.That(answer["errors.outcome.0"], Does.Contain("Busy").And.Contain("Connected").And.Contain("Wrong number"));
            Assert.That(await HubSpot.RecordsAsync("calls"), Is.Empty);
        });
    }

    [Test]
    public async Task A_batch_refuses_an_unknown_outcome_alone()
    {
        var answer = await Writer.PostAsync($"{Calls}/batch/create", new { records = new[] { Body("Busy"), Body("Perhaps") } });

        Assert.Multiple(() =>
        {
            Assert.That(answer["results.0.record.outcome"], Is.EqualTo("Busy"));
            Assert.That(answer.Node("results.1"), Problem.Outcome(422, "record.rejected").About("outcome"));
        });
    }

    [Test]
    public async Task An_update_takes_a_label_and_clears_with_null()
    {
        var id = (await CreateAsync("Busy")).Id;

        Assert.That(((await Writer.PatchAsync($"{Calls}/{id}", new { outcome = "No answer" }))["outcome"], (await Writer.PatchAsync($"{Calls}/{id}", """{ "outcome": null }"""))["outcome"]), Is.EqualTo(("No answer", default(string))));
    }

    [Test]
    public async Task Standard_outcomes_are_known_while_HubSpot_does_not_list_them()
    {
        await HubSpot.FailAsync(new { match = new { path = "/calling" }, kind = "html", status = 404 });

        Assert.That(((await CreateAsync("Busy")).Status, (await Reader.GetAsync($"{Calls}/outcomes")).Each("results", "label").Contains("Busy", StringComparer.Ordinal)), Is.EqualTo((201, true)));
    }

    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("\"60\"")]
    public async Task Refuses_a_duration_that_is_none(string json)
    {
        Assert.That(await Writer.PostAsync(Calls, $$"""{ "durationMs": {{json}}, "associations": { "contacts": ["{{_contact}}"] } }"""), Problem.Invalid("durationMs"));
    }

    private Task<Answer> CreateAsync(string outcome) => Writer.PostAsync(Calls, Body(outcome));

    private object Body(string outcome) => new { outcome, associations = new { contacts = new[] { _contact } } };
}
