using Api.FunctionalTests.Assertions;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Quotas;

/// <summary>HubSpot's limits, kept by the service for its callers. Both live in a time that runs ten times faster.</summary>
public sealed class QuotaTests
{
    private const string Contacts = "/api/v1/contacts";

    [Test]
    public async Task A_burst_of_reads_on_the_free_tier_is_answered_without_a_refusal()
    {
        await using var system = await StartAsync(patienceSeconds: 60);
        var id = (await system.Api.Writer.PostAsync(Contacts, new { email = "ana@example.org" })).Id;

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => system.Api.Reader.GetAsync($"{Contacts}/{id}")));

        var stats = await system.HubSpot.StatsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.Status == 200 && answer["id"] == id), Is.EqualTo(300));
            Assert.That(stats["refused429"], Is.EqualTo("0"));
        });
    }

    [Test]
    public async Task A_burst_of_searches_is_answered_without_a_refusal()
    {
        await using var system = await StartAsync(patienceSeconds: 60);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => system.Api.Reader.PostAsync($"{Contacts}/search", new { })));

        var stats = await system.HubSpot.StatsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
            Assert.That(stats["refused429"], Is.EqualTo("0"));
        });
    }

    [Test]
    public async Task Who_would_have_to_wait_too_long_is_told_when_to_come_again()
    {
        await using var system = await StartAsync(patienceSeconds: 9, times: 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => system.Api.Reader.GetAsync(Contacts)));

        Assert.That(answers.Where(answer => answer.Status != 200), Is.Not.Empty.And.All.Matches(Problem.Of(503, "hubspot.busy").WithRetryAfter()));
    }

    [Test]
    public async Task Who_prefers_not_to_wait_is_told_at_once_while_others_wait()
    {
        await using var system = await StartAsync(patienceSeconds: 60);
        var patient = Enumerable.Range(0, 150).Select(_ => system.Api.Reader.GetAsync(Contacts)).ToList();

        Answer hasty;
        do
        {
            hasty = await system.Api.Reader.SendAsync(HttpMethod.Get, Contacts, body: null, ("Prefer", "wait=0"));
        }
        while (hasty.Status == 200 && patient.Any(call => !call.IsCompleted));

        Assert.That(hasty, Problem.Of(503, "hubspot.busy").WithRetryAfter());
        Assert.That((await Task.WhenAll(patient)).Select(answer => answer.Status), Is.All.EqualTo(200));
    }

    private static async Task<CrmSystem> StartAsync(int patienceSeconds, int times = 10)
    {
        var clock = new FastClock(times);
        var system = await CrmSystem.StartAsync(new ApiSettings { Clock = clock, Quota = 100, SearchesPerSecond = 4, PatienceSeconds = patienceSeconds, AttemptTimeoutSeconds = 60 }, clock);
        await system.HubSpot.SetAsync(new { tier = "free" });
        return system;
    }
}
