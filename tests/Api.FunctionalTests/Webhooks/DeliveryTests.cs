using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;
using TestSupport.Hosting;
using TestSupport.Webhooks;

namespace Api.FunctionalTests.Webhooks;

/// <summary>What HubSpot, and others, are answered at the receiver.</summary>
public sealed class DeliveryTests : CrmFixture
{
    private const string Events = "/api/v1/events";

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static WebhookSender Sender => SharedSystem.Current.Api.HubSpot();

    [Test]
    public async Task A_delivery_is_taken_and_comes_out_of_the_feed()
    {
        var id = Random.Shared.NextInt64(1_000_000_000, 9_000_000_000);

        var answer = await Sender.SendAsync(WebhookSender.Change("contact", id, "city", "Lisbon", Now));

        Assert.That(answer.Status, Is.EqualTo(200));
        var feed = await Reader.GetAsync($"{Events}?objectType=contact&objectId={id}&wait=10");
        Assert.Multiple(() =>
        {
            Assert.That(feed.Each("events", "type"), Is.EqualTo(new[] { "contact.propertyChange" }));
            Assert.That(feed["events.0.objectId"], Is.EqualTo($"{id}"));
            Assert.That(feed["events.0.value"], Is.EqualTo("Lisbon"));
            Assert.That(feed["events.0.source"], Is.EqualTo("webhook"));
            Assert.That(feed["events.0.raw.propertyName"], Is.EqualTo("city"));
            Assert.That(feed["after"], Is.EqualTo(feed["events.0.sequence"]));
        });
    }

    [Test]
    public async Task An_event_that_comes_twice_is_there_once()
    {
        var id = Random.Shared.NextInt64(1_000_000_000, 9_000_000_000);
        var first = WebhookSender.Change("contact", id, "city", "Porto", Now);

        await Sender.SendAsync(first, first);
        await Sender.SendAsync(first);
        await Sender.SendAsync(WebhookSender.Change("contact", id, "city", "Faro", Now + 1));

        var feed = await WholeAsync(id, events: 2);
        Assert.That(feed.Each("events", "value"), Is.EqualTo(new[] { "Porto", "Faro" }));
    }

    [Test]
    public async Task A_change_that_comes_late_is_marked()
    {
        var id = Random.Shared.NextInt64(1_000_000_000, 9_000_000_000);

        await Sender.SendAsync(WebhookSender.Change("contact", id, "city", "new", Now));
        await Sender.SendAsync(WebhookSender.Change("contact", id, "city", "old", Now - 60_000), WebhookSender.Change("contact", id, "zip", "1", Now - 60_000));

        var feed = await WholeAsync(id, events: 3);
        Assert.That(feed.Each("events", "stale"), Is.EqualTo(new[] { "false", "true", "false" }));
    }

    [Test]
    public async Task Both_directions_of_an_association_are_one_event()
    {
        var (contact, company, at) = (Random.Shared.NextInt64(1_000_000_000, 9_000_000_000), Random.Shared.NextInt64(1_000_000_000, 9_000_000_000), Now);

        await Sender.SendAsync(Association("contact", "CONTACT_TO_COMPANY", contact, company, at), Association("company", "COMPANY_TO_CONTACT", company, contact, at));
        await Sender.SendAsync(WebhookSender.Event("company.creation", company, at));

        var feed = await WholeAsync(company, events: 1);
        Assert.That(feed.Each("events", "type"), Is.EqualTo(new[] { "company.creation" }));
        Assert.That((await WholeAsync(contact, events: 1)).Each("events", "type"), Is.EqualTo(new[] { "contact.associationChange" }));
    }

    [TestCase("[1]")]
    [TestCase("[{}")]
    [TestCase("{} {}")]
    [TestCase("\"text\"")]
    [TestCase("")]
    [TestCase("[[]]")]
    public async Task What_is_signed_but_holds_no_events_is_refused(string body) =>
        Assert.That(await Sender.SendRawAsync(WebhookSender.Bytes(body)), Problem.Of(400, "request.invalid"));

    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("[{\"unheardOf\":true}]")]
    public async Task What_is_signed_and_holds_objects_is_taken(string body) =>
        Assert.That((await Sender.SendRawAsync(WebhookSender.Bytes(body))).Status, Is.EqualTo(200));

    [Test]
    public async Task A_body_that_is_not_UTF8_is_refused() =>
        Assert.That(await Sender.SendRawAsync([.. WebhookSender.Bytes("[{\"a\":\""), 0xC3, .. WebhookSender.Bytes("\"}]")]), Problem.Of(400, "request.invalid"));

    [Test]
    public async Task What_is_not_signed_is_refused_whatever_it_holds() =>
        Assert.That(await Sender.SendUnsignedAsync(WebhookSender.Bytes("no json")), Problem.Of(401, "webhook.signature-invalid"));

    [TestCase(-301)]
    [TestCase(31)]
    public async Task A_delivery_of_another_time_is_refused(int seconds) =>
        Assert.That(await Sender.SendRawAsync(WebhookSender.Bytes("[]"), TimeSpan.FromSeconds(seconds)), Problem.Of(401, "webhook.signature-invalid"));

    [Test]
    public async Task Where_the_request_says_it_was_sent_does_not_matter()
    {
        var body = WebhookSender.Bytes("[]");
        var at = Now;

        var answer = await Sender.SendUnsignedAsync(body, ("X-HubSpot-Signature-v3", Signatures.V3("sandbox-secret", "POST", "https://evil.example.com/webhooks/hubspot", body, at)),
            ("X-HubSpot-Request-Timestamp", $"{at}"), ("X-Forwarded-Host", "evil.example.com"), ("X-Forwarded-Proto", "https"), ("Host", "evil.example.com"));

        Assert.That(answer, Problem.Of(401, "webhook.signature-invalid"));
    }

    [Test]
    public async Task A_body_that_is_too_large_is_refused() =>
        Assert.That(await Sender.SendRawAsync(new byte[(1024 * 1024) + 1]), Problem.Of(413, "request.too-large"));

    [Test]
    public async Task Without_a_secret_nothing_is_taken()
    {
        await using var api = await ApiServer.StartAsync(new("http://127.0.0.1:1"), new ApiSettings { ClientSecret = "" });

        Assert.That(await api.HubSpot().SendRawAsync(WebhookSender.Bytes("[]")), Problem.Of(503, "webhook.not-configured").WithRetryAfter());
    }

    private static async Task<Answer> WholeAsync(long id, int events)
    {
        var deadline = TimeProvider.System.GetUtcNow().AddSeconds(20);
        while (true)
        {
            var feed = await Reader.GetAsync($"{Events}?objectId={id}&wait=1");
            if (feed.Count("events") >= events || TimeProvider.System.GetUtcNow() > deadline)
                return feed;
        }
    }

    private static object Association(string type, string associationType, long from, long to, long at) => new
    {
        eventId = from,
        subscriptionId = from,
        portalId = 24310007,
        occurredAt = at,
        subscriptionType = $"{type}.associationChange",
        attemptNumber = 0,
        associationType,
        fromObjectId = from,
        toObjectId = to,
        associationRemoved = false,
        isPrimaryAssociation = true,
    };
}
