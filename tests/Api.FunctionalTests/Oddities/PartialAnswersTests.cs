using Api.FunctionalTests.Records;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Oddities;

/// <summary>A HubSpot that answers an update with no more than was written: nothing says that it does not.</summary>
[TestFixtureSource(typeof(RecordScenario), nameof(RecordScenario.All))]
public sealed class PartialAnswersTests(RecordScenario scenario)
{
    private CrmSystem _system = null!;

    private CrmClient Writer => _system.Api.Writer;

    [OneTimeSetUp]
    public async Task StartAsync() => _system = await CrmSystem.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [SetUp]
    public async Task AnswerInPartAsync()
    {
        await _system.HubSpot.ResetAsync();
        await scenario.PrepareAsync(_system.HubSpot);
        await _system.HubSpot.SetAsync(new { updateAnswers = "written" });
    }

    [Test]
    public async Task An_update_still_answers_with_every_field()
    {
        var id = (await Writer.PostAsync(scenario.Path, scenario.Body(1))).Id;

        var answer = await Writer.PatchAsync($"{scenario.Path}/{id}", scenario.Text.Change);

        Assert.That((answer[scenario.Text.Name], answer[scenario.Choice.Name]), Is.EqualTo((scenario.Text.Other, scenario.Choice.Value)));
    }

    [Test]
    public async Task A_batch_of_updates_still_answers_with_every_field()
    {
        var id = (await Writer.PostAsync(scenario.Path, scenario.Body(1))).Id;

        var answer = await Writer.PostAsync($"{scenario.Path}/batch/update", new { records = new[] { scenario.Text.Change.With("id", id) } });

        Assert.That((answer[$"results.0.record.{scenario.Text.Name}"], answer[$"results.0.record.{scenario.Choice.Name}"]), Is.EqualTo((scenario.Text.Other, scenario.Choice.Value)));
    }
}
