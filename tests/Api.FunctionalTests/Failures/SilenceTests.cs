using System.Net;
using System.Net.Sockets;
using Api.FunctionalTests.Records;
using TestSupport.Clocks;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Failures;

/// <summary>A HubSpot that says nothing at all.</summary>
[TestFixtureSource(typeof(RecordScenario), nameof(RecordScenario.All))]
public sealed class SilenceTests(RecordScenario scenario)
{
    private static readonly HubSpotFailure Silence = new("silence", new { kind = "hang" }, 503, "hubspot.unavailable") { LeavesDoubt = true };
    private static readonly HubSpotFailure Absence = Silence with { LeavesDoubt = false };

    [Test]
    public async Task Every_call_gives_up_on_a_HubSpot_that_never_answers()
    {
        var clock = new FastClock(times: 20);
        await using var system = await CrmSystem.StartAsync(new ApiSettings { Clock = clock, AttemptTimeoutSeconds = 2, PatienceSeconds = 3 });
        await system.HubSpot.FailAsync(Silence.Fault);

        Assert.That(await FlawsAsync(system.Api, clock, Silence), Is.All.Null);
    }

    [Test]
    public async Task Every_call_gives_up_on_a_HubSpot_that_is_not_there()
    {
        var clock = new FastClock(times: 20);
        using var unheard = new Socket(SocketType.Stream, ProtocolType.Tcp);
        unheard.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var api = await ApiServer.StartAsync(new Uri($"http://{unheard.LocalEndPoint}/"), new ApiSettings { Clock = clock });

        Assert.That(await FlawsAsync(api, clock, Absence), Is.All.Null);
    }

    private async Task<List<string?>> FlawsAsync(ApiServer api, FastClock clock, HubSpotFailure failure)
    {
        var flaws = new List<string?>();
        foreach (var call in scenario.Calls.Where(call => call.NeedsHubSpot))
        {
            clock.Skip(TimeSpan.FromMinutes(10));
            flaws.Add(failure.FlawOf(call, await call.On("1", "2").SendAsync(api.Operator)));
        }

        return flaws;
    }
}
