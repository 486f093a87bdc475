using TestSupport.Clocks;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Failures;

/// <summary>A HubSpot that answers 200 with JSON that is not what was asked for, about associations and reference data.</summary>
public sealed class OtherNonsenseTests
{
    private static readonly HubSpotFailure Nonsense = new("nonsense", new { }, 503, "hubspot.unavailable");

    [TestCase("")]
    [TestCase("null")]
    [TestCase("7")]
    [TestCase("{}")]
    [TestCase("{ \"results\": 7 }")]
    [TestCase("{ \"results\": [null] }")]
    [TestCase("{ \"results\": [{}] }")]
    [TestCase("{ \"results\": null }")]
    [TestCase("[null]")]
    [TestCase("{ \"results\": [{ \"toObjectId\": null, \"associationTypes\": null }] }")]
    [TestCase("{ \"results\": [{ \"toObjectId\": 5, \"associationTypes\": [null] }] }")]
    [TestCase("{ \"id\": \"1\", \"properties\": {}, \"associations\": { \"companies\": { \"results\": [null] } } }")]
    [TestCase("{ \"id\": \"1\", \"properties\": {}, \"associations\": { \"companies\": {} } }")]
    [TestCase("<html></html>")]
    public async Task Every_call_says_that_HubSpot_is_not_available(string body)
    {
        var clock = new FastClock(times: 20);
        await using var hubSpot = await FixedAnswer.StartAsync();
        await using var api = await ApiServer.StartAsync(hubSpot.Address, new ApiSettings { Clock = clock, AttemptTimeoutSeconds = 60 });
        hubSpot.Body = body;
        var wrong = new List<string?>();
        foreach (var call in OtherCalls.All.Where(call => !call.HasNoAnswer))
        {
            clock.Skip(TimeSpan.FromMinutes(10));
            wrong.Add(Nonsense.FlawOf(call, await call.On("1", "2").SendAsync(api.Operator)));
        }

        Assert.That(wrong, Is.All.Null);
    }
}
