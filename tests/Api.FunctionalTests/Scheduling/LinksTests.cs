using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Scheduling;

/// <summary>What meeting links look like, and what callers are told when HubSpot cannot be asked about them.</summary>
public sealed class LinksTests : OwnSystemFixture
{
    private const string Links = "/api/v1/scheduling/links";
    private const string Slots = $"{Links}/sam-lee%2Fdemo/availability?timezone=Europe/Madrid";

    [Test]
    public async Task Come_with_what_they_offer() => Assert.That((await Reader.GetAsync(Links))["results.0"], Is.EqualTo(
        """{"slug":"sam-lee/demo","name":"Demo","url":"https://meetings.hubspot.com/sam-lee/demo","type":"personal","ownerId":"64492917","durations":[15,30]}"""));

    [Test]
    public async Task Are_all_there_in_the_order_of_their_slugs()
    {
        var answer = await Reader.GetAsync(Links);

        Assert.That(answer.Each("results", "slug"), Is.EqualTo(new[] { "sam-lee/demo", "team/intro", "team/workshop" }));
        Assert.That(answer.Each("results", "type"), Is.EqualTo(new[] { "personal", "roundRobin", "group" }));
    }

    [Test]
    public async Task Are_kept()
    {
        await Reader.GetAsync(Links);
        var before = await HubSpot.CallsAsync();

        await Reader.GetAsync(Links);

        Assert.That(await HubSpot.CallsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Are_read_again_when_told_to()
    {
        await Reader.GetAsync(Links);
        var before = await HubSpot.CallsAsync();

        await Reader.GetAsync($"{Links}?refresh=true");

        Assert.That(await HubSpot.CallsAsync(), Is.EqualTo(before + 4));    // the list and three links
    }

    [Test]
    public async Task Are_given_as_last_known_while_HubSpot_is_down()
    {
        var before = await Reader.GetAsync(Links);
        Clock.Skip(TimeSpan.FromHours(1));
        await HubSpot.FailAsync(new { kind = "status", status = 503 });

        Assert.That((await Reader.GetAsync(Links)).Text, Is.EqualTo(before.Text));
    }

    [TestCase(Slots)]
    [TestCase($"{Links}?refresh=true")]
    public async Task Are_a_problem_while_HubSpot_is_down(string path)
    {
        await HubSpot.FailAsync(new { kind = "status", status = 503 });

        Assert.That(await Reader.GetAsync(path), Problem.Of(503, "hubspot.unavailable").WithRetryAfter());
    }

    [TestCase(Slots)]
    [TestCase($"{Links}?refresh=true")]
    public async Task Are_a_problem_while_HubSpot_is_busy(string path)
    {
        await HubSpot.FailAsync(new { kind = "status", status = 429, retryAfter = 50 });

        Assert.That(await Reader.GetAsync(path), Problem.Of(503, "hubspot.busy").WithRetryAfter());
    }

    [Test]
    public async Task Are_a_problem_when_the_token_may_not_read_them()
    {
        await HubSpot.FailAsync(new { kind = "status", status = 403 });

        Assert.That(await Reader.GetAsync(Slots), Problem.Of(502, "hubspot.access"));
    }
}
