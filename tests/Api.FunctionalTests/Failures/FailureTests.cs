using Api.FunctionalTests.Records;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Failures;

/// <summary>Whatever HubSpot does, every call of every type answers with the right problem.</summary>
public sealed class FailureTests
{
    private readonly FastClock _clock = new(times: 20);
    private CrmSystem _system = null!;

    private static IEnumerable<TestCaseData> Cases =>
        from scenario in RecordScenario.All
        from failure in HubSpotFailure.All
        select new TestCaseData(scenario, failure).SetArgDisplayNames(scenario.ToString(), failure.ToString());

    [OneTimeSetUp]
    public async Task StartAsync() => _system = await CrmSystem.StartAsync(new ApiSettings { Clock = _clock, AttemptTimeoutSeconds = 40, PatienceSeconds = 25 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [TestCaseSource(nameof(Cases))]
    public async Task Every_call_answers_with_the_problem_that_fits(RecordScenario scenario, HubSpotFailure failure)
    {
        var wrong = new List<string?>();
        foreach (var call in scenario.Calls.Where(call => call.NeedsHubSpot))
        {
            var answer = await WhileAsync(failure, scenario, call);
            wrong.Add(failure.FlawOf(call, answer));
        }

        Assert.That(wrong, Is.All.Null);
    }

    private async Task<Answer> WhileAsync(HubSpotFailure failure, RecordScenario scenario, CrmCall call)
    {
        await _system.HubSpot.ResetAsync();
        await scenario.PrepareAsync(_system.HubSpot);
        _clock.Skip(TimeSpan.FromMinutes(10));    // whatever the last failure has paused or broken is over
        var (id, other) = (await CreateAsync(scenario, 1), await CreateAsync(scenario, 2));
        await _system.HubSpot.FailAsync(failure.Fault);
        return await call.On(id, other).SendAsync(_system.Api.Operator);
    }

    private async Task<string> CreateAsync(RecordScenario scenario, int n) => (await _system.Api.Writer.PostAsync(scenario.Path, scenario.Body(n))).Succeeded().Id;
}
