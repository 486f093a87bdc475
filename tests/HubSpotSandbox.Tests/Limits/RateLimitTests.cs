using System.Globalization;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Limits;

public sealed class RateLimitTests : SandboxFixture
{
    private const string Daily = "/account-info/v3/api-usage/daily/private-apps";

    [TestCase("free", 100, 250000)]
    [TestCase("pro", 190, 625000)]
    [TestCase("enterprise", 190, 1000000)]
    [TestCase("addon", 250, 2000000)]
    [TestCase("unlimited", 1000000, 2147483647)]
    [Cites("FACTS §11")]
    public async Task Tells_the_limits_of_the_tier_in_headers(string tier, int max, int perDay)
    {
        await Api.SetAsync($$"""{"tier":"{{tier}}"}""");

        var reply = await Api.GetAsync(Contacts);

        Assert.That(reply.Header("X-HubSpot-RateLimit-Max"), Is.EqualTo(Text(max)));
        Assert.That(reply.Header("X-HubSpot-RateLimit-Remaining"), Is.EqualTo(Text(max - 1)));
        Assert.That(reply.Header("X-HubSpot-RateLimit-Interval-Milliseconds"), Is.EqualTo("10000"));
        Assert.That(reply.Header("X-HubSpot-RateLimit-Daily"), Is.EqualTo(Text(perDay)));
        Assert.That(reply.Header("X-HubSpot-RateLimit-Daily-Remaining"), Is.EqualTo(Text(perDay - 1)));
    }

    [TestCase("free", 100)]
    [TestCase("pro", 190)]
    [TestCase("addon", 250)]
    [Cites("FACTS §11")]
    public async Task Refuses_the_request_over_the_ten_second_limit(string tier, int max)
    {
        await Api.SetAsync($$"""{"tier":"{{tier}}"}""");
        var replies = await Task.WhenAll(Enumerable.Range(0, max + 5).Select(_ => Api.GetAsync(Contacts)));

        var refused = replies.Where(reply => reply.Status == 429).ToList();

        Assert.That(refused, Has.Count.EqualTo(5));
        Assert.That(refused[0]["message"], Is.EqualTo("You have reached your ten_secondly_rolling limit."));
        Assert.That(refused[0]["errorType"], Is.EqualTo("RATE_LIMIT"));
        Assert.That(refused[0]["policyName"], Is.EqualTo("TEN_SECONDLY_ROLLING"));
        Assert.That(refused[0]["groupName"], Is.EqualTo("publicapi:private_app-api-calls-ten-secondly:24310007:9120455"));
        Assert.That(refused[0].Header("X-HubSpot-RateLimit-Remaining"), Is.EqualTo("0"));
        Assert.That((await Api.StatsAsync())["refused429"], Is.EqualTo("5"));
    }

    [Test]
    [Cites("FACTS §11")]
    public async Task Slides_its_window_and_does_not_count_what_it_refused()
    {
        await Api.SetAsync("""{"tier":"free"}""");
        await CallAsync(60);
        await Api.AdvanceAsync(6000);
        await CallAsync(40);
        Assert.That((await Api.GetAsync(Contacts)).Status, Is.EqualTo(429));

        await Api.AdvanceAsync(4000);

        Assert.That((await CallAsync(61)).Count(reply => reply.Status == 429), Is.EqualTo(1));
    }

    [Test]
    [Cites("FACTS §11")]
    public async Task Counts_each_app_by_itself_in_the_window_but_together_in_the_day()
    {
        await Api.SetAsync("""{"tier":"free"}""");
        await CallAsync(100);

        var other = await Api.As("sandbox-readonly").GetAsync(Contacts);

        Assert.That(other.Status, Is.EqualTo(200));
        Assert.That(other.Header("X-HubSpot-RateLimit-Daily-Remaining"), Is.EqualTo("249899"));
    }

    [Test]
    [Cites("FACTS §11")]
    public async Task Refuses_the_sixth_search_of_a_second_without_headers()
    {
        await Api.SetAsync("""{"tier":"addon"}""");
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Api.PostAsync($"{Contacts}/search", "{}")));

        var refused = replies.Single(reply => reply.Status == 429);

        Assert.That(refused["message"], Is.EqualTo("You have reached your secondly limit."));
        Assert.That(replies.SelectMany(reply => reply.Headers.Keys), Has.None.Contain("RateLimit"));
        await Api.AdvanceAsync(1000);
        Assert.That((await Api.As("sandbox-readonly").PostAsync($"{Companies}/search", "{}")).Status, Is.EqualTo(200));
    }

    [Test]
    [Cites("FACTS §11")]
    public async Task Does_not_count_searches_in_the_ten_second_window()
    {
        await Api.SetAsync("""{"tier":"free"}""");
        await Api.PostAsync($"{Contacts}/search", "{}");

        Assert.That((await Api.GetAsync(Contacts)).Header("X-HubSpot-RateLimit-Remaining"), Is.EqualTo("99"));
    }

    [Test]
    [Cites("FACTS §11")]
    public async Task Starts_the_day_again_at_midnight()
    {
        await CallAsync(3);
        Assert.That((await Api.GetAsync(Daily))["results.0.currentUsage"], Is.EqualTo("4"));

        await Api.AdvanceAsync(24 * 3600 * 1000);

        Assert.That((await Api.GetAsync(Daily))["results.0.currentUsage"], Is.EqualTo("1"));
    }

    [Test]
    [Cites("FACTS §11")]
    public async Task Has_no_limit_for_searches_in_the_unlimited_tier()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Api.PostAsync($"{Contacts}/search", "{}")));

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(200));
    }

    private Task<Reply[]> CallAsync(int times) => Task.WhenAll(Enumerable.Range(0, times).Select(_ => Api.GetAsync(Contacts)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
