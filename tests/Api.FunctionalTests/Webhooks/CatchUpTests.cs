using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Webhooks;

/// <summary>What nobody told is read from HubSpot.</summary>
public sealed class CatchUpTests : CrmFixture
{
    private const string CatchUp = "/api/v1/events/catch-up";

    [Test]
    public async Task Missed_changes_come_into_the_feed_once()
    {
        await using var system = await CrmSystem.StartAsync();
        await system.HubSpot.SetAsync(new { searchDelayMs = 0 });
        var contact = (await system.Api.Writer.PostAsync(Contacts, new { email = "missed@example.org", city = "Porto" })).Succeeded().Id;
        var from = TimeProvider.System.GetUtcNow().AddMinutes(-1);

        var begun = await system.Api.Operator.PostAsync(CatchUp, new { from, types = new[] { "contacts" } });

        Assert.That((begun.Status, begun["types.0"]), Is.EqualTo((202, "contacts")));
        var feed = await FeedAsync(system, contact);
        Assert.That(feed.Each("events", "type"), Has.Member("contact.creation"));
        Assert.That(feed.Each("events", "value"), Has.Member("Porto").And.Member("missed@example.org"));

        await system.Api.Operator.PostAsync(CatchUp, new { from, types = new[] { "contacts" } });
        await system.Api.Writer.PatchAsync($"{Contacts}/{contact}", new { city = "Faro" });
        await system.Api.Operator.PostAsync(CatchUp, new { from, types = new[] { "contacts" } });

        var again = await UntilAsync(system, contact, answer => answer.Each("events", "value").Contains("Faro", StringComparer.Ordinal));
        Assert.That(again.Each("events", "id"), Is.Unique);
        Assert.That(Missed(again), Is.EqualTo(Missed(feed) + 1));
    }

    [Test]
    public async Task Refuses_what_is_no_object_type() =>
        Assert.That(await Operator.PostAsync(CatchUp, new { from = "2026-11-01T00:00:00Z", types = new[] { "robots" } }), Problem.Of(400, "request.invalid"));

    [Test]
    public async Task Refuses_the_future() =>
        Assert.That(await Operator.PostAsync(CatchUp, new { from = "2126-11-01T00:00:00Z" }), Problem.Invalid("from"));

    [Test]
    public async Task Is_for_operators() => Assert.That(await Writer.PostAsync(CatchUp, new { from = "2026-11-01T00:00:00Z" }), Problem.Of(403, "auth.forbidden"));

    private static int Missed(Answer feed) => feed.Each("events", "source").Count(source => source == "catch-up");

    private static Task<Answer> FeedAsync(CrmSystem system, string contact) => UntilAsync(system, contact, answer => Missed(answer) >= 3);

    private static async Task<Answer> UntilAsync(CrmSystem system, string contact, Func<Answer, bool> isSo)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var feed = await system.Api.Reader.GetAsync($"/api/v1/events?objectId={contact}&wait=1&limit=1000");
            if (isSo(feed) || TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(20))
                return feed;
        }
    }
}
