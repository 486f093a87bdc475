using System.Text.Json;
using TestSupport.Forgeries;
using TestSupport.Webhooks;

namespace Api.FunctionalTests.Webhooks;

/// <summary>A part of what `verify hostile-webhooks` sends.</summary>
public sealed class HostileBodyTests : CrmFixture
{
    private const int MostBytes = 100_000;
    private const int MaxDepth = 100;    // an event may be 64 deep, and the page is around it

    private static WebhookSender Sender => SharedSystem.Current.Api.HubSpot();

    [Test]
    public async Task A_hostile_body_is_refused_or_comes_out_of_the_feed_whole()
    {
        var mark = $"mark-{Guid.NewGuid():n}";
        var (expected, wrong) = (0, new List<string>());
        foreach (var body in HostileBody.All(mark).Where(body => body.Bytes.Length <= MostBytes && !body.Kind.Contains("surrogate", StringComparison.Ordinal)))    // half a surrogate pair: `verify hostile-webhooks`
        {
            var status = await SendAsync(body.Bytes);
            expected += status == 200 ? body.Events : 0;
            if (status is not (200 or (>= 400 and < 500)))
                wrong.Add($"{body.Kind}: {status}");
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(await CountAsync(mark, expected), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_delivery_that_is_sent_again_and_again_has_no_second_effect()
    {
        var (id, at) = (Random.Shared.NextInt64(1_000_000_000, 9_000_000_000), TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var mark = $"mark-{id}";

        for (var n = 0; n < 200; n++)
            await Sender.SendAsync(WebhookSender.Change("contact", id, "lifecyclestage", mark, at));
        await Sender.SendAsync(new { markerId = mark });

        Assert.That(await CountAsync(mark, 1), Is.EqualTo(1));    // taken in after the others
        var feed = await Reader.GetAsync($"/api/v1/events?objectId={id}&wait=5");
        Assert.That(feed.Each("events", "type").Count(type => type == "contact.propertyChange"), Is.EqualTo(1));
    }

    /// <summary>As HubSpot does: what is answered with 503 comes again.</summary>
    private static async Task<int> SendAsync(byte[] body)
    {
        var deadline = TimeProvider.System.GetUtcNow().AddSeconds(30);
        while (true)
        {
            var status = (await Sender.SendRawAsync(body)).Status;
            if (status != 503 || TimeProvider.System.GetUtcNow() > deadline)
                return status;
        }
    }

    /// <summary>How many different events with this mark are in the feed, once there are so many.</summary>
    private static async Task<int> CountAsync(string mark, int expected)
    {
        var (seen, after, deadline) = (new HashSet<string>(StringComparer.Ordinal), "0", TimeProvider.System.GetUtcNow().AddSeconds(30));
        while (TimeProvider.System.GetUtcNow() < deadline)
        {
            var page = await Reader.GetAsync($"/api/v1/events?limit=200&wait=1&after={after}");
            using var json = JsonDocument.Parse(page.Text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var events = json.RootElement.GetProperty("events");
            seen.UnionWith(events.EnumerateArray().Select(item => item.GetProperty("raw"))
                .Where(raw => raw.TryGetProperty("markerId", out var each) && each.GetString()!.StartsWith(mark, StringComparison.Ordinal)).Select(raw => raw.GetRawText()));
            after = json.RootElement.GetProperty("after").GetString() ?? after;
            if (events.GetArrayLength() == 0 && seen.Count >= expected)
                break;
        }

        return seen.Count;
    }
}
