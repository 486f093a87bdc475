using Api.FunctionalTests.Assertions;
using TestSupport.Webhooks;

namespace Api.FunctionalTests.Webhooks;

/// <summary>Reading the feed by cursor and as a stream.</summary>
public sealed class FeedTests : CrmFixture
{
    private const string Events = "/api/v1/events";

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    [TestCase("after=x", "after")]
    [TestCase("after=-1", "after")]
    [TestCase("limit=0", "limit")]
    [TestCase("limit=1001", "limit")]
    [TestCase("wait=61", "wait")]
    [TestCase("types=a*b", "types")]
    [TestCase("types=contact.creation,,deal.won", "types")]
    public async Task Says_what_is_wrong_with_a_question(string query, string field)
    {
        Assert.That(await Reader.GetAsync($"{Events}?{query}"), Problem.Invalid(field));
        if (field is "after" or "types")
            Assert.That(await Reader.GetAsync($"{Events}/stream?{query}"), Problem.Invalid(field));
    }

    [Test]
    public async Task An_empty_page_repeats_the_cursor() =>
        Assert.That((await Reader.GetAsync($"{Events}?after=999999999999"))["after"], Is.EqualTo("999999999999"));

    [Test]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        var id = Id();
        await SharedSystem.Current.Api.HubSpot().SendAsync([.. Enumerable.Range(0, 7).Select(n => WebhookSender.Change("contact", id, "city", $"{n}", Now + n, n))]);
        await Reader.GetAsync($"{Events}?objectId={id}&wait=10");
        var (values, after) = (new List<string?>(), "0");

        while (await Reader.GetAsync($"{Events}?objectId={id}&limit=3&after={after}") is var page && page.Count("events") > 0)
        {
            values.AddRange(page.Each("events", "value"));
            after = page["after"]!;
        }

        Assert.That(values, Is.EqualTo(new[] { "0", "1", "2", "3", "4", "5", "6" }));
    }

    [TestCase("contact.*", "contact.creation,contact.propertyChange")]
    [TestCase("contact.creation", "contact.creation")]
    [TestCase("deal.*,contact.propertyChange", "contact.propertyChange")]
    [TestCase("deal.*", "")]
    public async Task Types_are_filtered(string types, string expected)
    {
        var id = Id();
        await SharedSystem.Current.Api.HubSpot().SendAsync(WebhookSender.Event("contact.creation", id, Now), WebhookSender.Change("contact", id, "city", "x", Now));
        await Reader.GetAsync($"{Events}?objectId={id}&wait=10");

        var found = (await Reader.GetAsync($"{Events}?objectId={id}&types={types}")).Each("events", "type");

        Assert.That(string.Join(',', found), Is.EqualTo(expected));
    }

    [Test]
    public async Task Who_waits_is_answered_when_something_happens()
    {
        var id = Id();
        var waiting = Reader.GetAsync($"{Events}?objectId={id}&wait=30");

        await SharedSystem.Current.Api.HubSpot().SendAsync(WebhookSender.Event("contact.creation", id, Now));

        Assert.That((await waiting).Count("events"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_stream_goes_on_after_the_last_event_that_was_seen()
    {
        var id = Id();
        await SharedSystem.Current.Api.HubSpot().SendAsync(WebhookSender.Change("contact", id, "city", "first", Now), WebhookSender.Change("contact", id, "city", "second", Now + 1));
        var first = (await Reader.GetAsync($"{Events}?objectId={id}&wait=10"))["events.0.sequence"]!;
        using var http = new HttpClient { BaseAddress = SharedSystem.Current.Api.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Events}/stream?objectId={id}");
        request.Headers.Add("X-Api-Key", TestSupport.Hosting.ApiKeys.Reader);
        request.Headers.Add("Last-Event-ID", first);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);

        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(deadline.Token));
        Assert.That(await NextDataAsync(lines, deadline.Token), Does.Contain("\"value\":\"second\""));
        await SharedSystem.Current.Api.HubSpot().SendAsync(WebhookSender.Change("contact", id, "city", "third", Now + 2));
        Assert.That(await NextDataAsync(lines, deadline.Token), Does.Contain("\"value\":\"third\""));
    }

    [Test]
    public async Task The_feed_needs_a_key() => Assert.That(await Nobody.GetAsync(Events), Problem.Of(401, "auth.missing"));

    private static long Id() => Random.Shared.NextInt64(1_000_000_000, 9_000_000_000);

    private static async Task<string> NextDataAsync(StreamReader lines, CancellationToken cancellationToken)
    {
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return line;
        }

        return "the stream ended";
    }
}
