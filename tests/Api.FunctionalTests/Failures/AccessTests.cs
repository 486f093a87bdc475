using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Failures;

/// <summary>Our own configuration is wrong: callers learn what to correct, and never the token.</summary>
public sealed class AccessTests : CrmFixture
{
    private const string WrongToken = "pat-eu1-11111111-2222-3333-4444-555555555555";

    [Test]
    public async Task A_wrong_token_is_said_and_not_shown()
    {
        await using var api = await ApiServer.StartAsync(HubSpot.Address, new ApiSettings { HubSpotToken = WrongToken });

        var answer = await api.Reader.GetAsync(Contacts);

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(502, "hubspot.access").Saying("hubSpot.status", "401"));
            Assert.That(answer.ToString(), Does.Not.Contain(WrongToken[..12]));
        });
    }

    [Test]
    public async Task A_missing_scope_is_named()
    {
        await using var api = await ApiServer.StartAsync(HubSpot.Address, new ApiSettings { HubSpotToken = "sandbox-readonly" });

        var answer = await api.Writer.PostAsync(Contacts, new { email = "ana@example.org" });

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(502, "hubspot.access").Saying("hubSpot.status", "403").Saying("missingScopes", """["crm.objects.contacts.write"]"""));
            Assert.That(answer["detail"], Does.Contain("crm.objects.contacts.write"));
        });
    }

    [Test]
    public async Task A_token_that_may_read_reads()
    {
        await using var api = await ApiServer.StartAsync(HubSpot.Address, new ApiSettings { HubSpotToken = "sandbox-readonly" });

        Assert.That((await api.Reader.GetAsync(Contacts)).Status, Is.EqualTo(200));
    }

    [TestCase("v3")]
    [TestCase("2026-03")]
    public async Task Other_versions_of_HubSpot_are_spoken_too(string version)
    {
        await using var api = await ApiServer.StartAsync(HubSpot.Address, new ApiSettings { ApiVersion = version });
        var wrong = new List<string>();
        foreach (var (scenario, call) in RecordScenario.All.SelectMany(scenario => scenario.Calls.Select(call => (scenario, call))))
        {
            await HubSpot.ResetAsync();
            await scenario.PrepareAsync(HubSpot);
            await HubSpot.AddPropertyAsync(scenario.Records, RecordScenario.Key, unique: true);
            var ids = new List<string>();
            foreach (var n in Enumerable.Range(1, 2))
                ids.Add((await api.Writer.PostAsync(scenario.Path, scenario.Body(n))).Id);
            var answer = await call.On(ids[0], ids[1]).SendAsync(api.Operator);
            if (answer.Status != call.Success || (call.IsBatch && answer.Has("results.0.problem")))
                wrong.Add($"{call}: {answer}");
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task A_version_that_HubSpot_does_not_have_is_our_mistake()
    {
        await using var api = await ApiServer.StartAsync(HubSpot.Address, new ApiSettings { ApiVersion = "2031-01" });

        Assert.That(await api.Reader.GetAsync($"{Contacts}/51200000101"), Problem.Of(502, "hubspot.access").Saying("hubSpot.status", "404"));
    }
}
