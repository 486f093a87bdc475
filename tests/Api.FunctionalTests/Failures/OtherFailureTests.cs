using Api.FunctionalTests.Records;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Failures;

/// <summary>Whatever HubSpot does, associations and reference data answer with the right problem.</summary>
public sealed class OtherFailureTests
{
    private readonly FastClock _clock = new(times: 20);
    private CrmSystem _system = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _system = await CrmSystem.StartAsync(new ApiSettings { Clock = _clock, AttemptTimeoutSeconds = 40, PatienceSeconds = 25 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [Test]
    public async Task Every_call_succeeds_as_it_stands()
    {
        var wrong = new List<string>();
        foreach (var call in OtherCalls.All)
        {
            var answer = await SendAsync(call, fault: null);
            if (answer.Status != call.Success)
                wrong.Add($"{call}: {answer}");
        }

        Assert.That(wrong, Is.Empty);
    }

    [TestCaseSource(typeof(HubSpotFailure), nameof(HubSpotFailure.All))]
    public async Task Every_call_answers_with_the_problem_that_fits(HubSpotFailure failure)
    {
        var wrong = new List<string?>();
        foreach (var call in OtherCalls.All)
            wrong.Add(failure.FlawOf(call, await SendAsync(call, failure.Fault)));

        Assert.That(wrong, Is.All.Null);
    }

    private async Task<Answer> SendAsync(CrmCall call, object? fault)
    {
        await _system.HubSpot.ResetAsync();
        _clock.Skip(TimeSpan.FromHours(1));    // whatever the last failure has paused or broken is over, and nothing is fresh
        var contact = await _system.HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        var company = await _system.HubSpot.CreateAsync("companies", new { name = "Northwind" });
        if (fault is not null)
            await _system.HubSpot.FailAsync(fault);
        return await call.On(contact, company).SendAsync(_system.Api.Writer);
    }
}
