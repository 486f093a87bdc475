using Api.FunctionalTests.Records;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Failures;

/// <summary>A HubSpot that answers 200 with JSON that is not what was asked for.</summary>
[TestFixtureSource(typeof(RecordScenario), nameof(RecordScenario.All))]
public sealed class NonsenseTests(RecordScenario scenario)
{
    private static readonly HubSpotFailure Nonsense = new("nonsense", new { }, 503, "hubspot.unavailable");
    private readonly FastClock _clock = new(times: 20);
    private FixedAnswer _hubSpot = null!;
    private ApiServer _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _hubSpot = await FixedAnswer.StartAsync();
        _api = await ApiServer.StartAsync(_hubSpot.Address, new ApiSettings { Clock = _clock, AttemptTimeoutSeconds = 60 });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _api.DisposeAsync();
        await _hubSpot.DisposeAsync();
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("7")]
    [TestCase("\"text\"")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{ \"results\": 7 }")]
    [TestCase("{ \"results\": [null] }")]
    [TestCase("{ \"results\": [{}] }")]
    [TestCase("{ \"results\": null, \"errors\": null }")]
    [TestCase("{ \"results\": [], \"errors\": [null] }")]
    [TestCase("{ \"id\": null, \"properties\": null }")]
    [TestCase("{ \"id\": \"1\", \"properties\": { \"email\": [] } }")]
    [TestCase("<html></html>")]
    public async Task Every_call_says_that_HubSpot_is_not_available(string body)
    {
        _hubSpot.Body = body;
        var wrong = new List<string?>();
        foreach (var call in scenario.Calls.Where(call => call.NeedsHubSpot && !call.HasNoAnswer))
        {
            _clock.Skip(TimeSpan.FromMinutes(10));
            var answer = await call.On("1", "2").SendAsync(_api.Operator);
            if (!FindsNothing(call, answer))
                wrong.Add(Nonsense.FlawOf(call, answer));
        }

        Assert.That(wrong, Is.All.Null);
    }

    // No nonsense, for a list or a search.
    private static bool FindsNothing(CrmCall call, Answer answer) =>
        answer.Text is """{"results":[],"after":null}""" or """{"results":[],"total":0,"after":null}""" || (answer.Status == 404 && call.Path.Contains("/by-domain/", StringComparison.Ordinal));
}
