using TestSupport.Webhooks;

namespace Api.FunctionalTests.Events;

/// <summary>What arrives at a subscriber's server, and when.</summary>
public sealed class PushTests : PushFixture
{
    [Test]
    public async Task A_push_is_the_event_of_the_feed_signed()
    {
        var subscription = await SubscribeAsync();
        var contact = NewRecord();

        await ChangeAsync(contact, "Lisbon");

        var push = (await Receiver.UntilAsync(all => all.Count > 0))[0];
        var feed = await Reader.GetAsync($"/api/v1/events?objectId={contact}");
        Assert.Multiple(() =>
        {
            Assert.That(push.Body, Is.EqualTo(feed.Node("events.0")!.ToJsonString(JsonText)));
            Assert.That(push.Path, Is.EqualTo("/events"));
            Assert.That(push.Id, Is.EqualTo(feed["events.0.id"]));
            Assert.That(push.Signatures, Is.EqualTo(new[] { Sign(subscription["secret"]!, push) }));
            Assert.That(Math.Abs(push.Timestamp - Clock.GetUtcNow().ToUnixTimeSeconds()), Is.LessThan(300));
            Assert.That((push.Headers["Content-Type"], push.Headers["User-Agent"]), Is.EqualTo(("application/json", "HubSpotCrm")));
            Assert.That(push.Headers.Keys, Has.None.Matches<string>(name => name.Equals("traceparent", StringComparison.OrdinalIgnoreCase)));
        });
    }

    [Test]
    public async Task Events_of_a_record_come_in_their_order()
    {
        await SubscribeAsync();
        var (one, other) = (NewRecord(), NewRecord());
        var cities = Enumerable.Range(1, 20).Select(number => Text(number)).ToArray();

        await Task.WhenAll(ChangeAsync(one, cities), ChangeAsync(other, cities));

        var all = await Receiver.UntilAsync(all => all.Count >= 40);
        Assert.That((Cities(all, one), Cities(all, other)), Is.EqualTo((string.Join(',', cities), string.Join(',', cities))));
    }

    [Test]
    public async Task A_record_that_fails_waits_in_its_order_while_others_go_on()
    {
        var subscription = await SubscribeAsync();
        var (bad, good) = (NewRecord(), NewRecord());
        var isBroken = true;
        Receiver.Answer = push => push.ObjectId == Text(bad) && isBroken ? 500 : 200;

        await ChangeAsync(bad, "1", "2");
        await Receiver.UntilAsync(all => all.Any(push => push.ObjectId == Text(bad)));
        await ChangeAsync(good, "1", "2", "3");

        await Receiver.UntilAsync(all => Cities(all, good) == "1,2,3" && all.Count(push => push.ObjectId == Text(bad)) > 1);
        Assert.That(Receiver.Received.Where(push => push.ObjectId == Text(bad)).Select(push => push.Value).Distinct(StringComparer.Ordinal), Is.EqualTo(new[] { "1" }));
        isBroken = false;
        var all = await Receiver.UntilAsync(all => all.Any(push => push.ObjectId == Text(bad) && push.Value == "2"));
        Assert.That(all.Where(push => push.ObjectId == Text(bad)).Select(push => push.Id).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(2));
        await StateAsync(subscription.Id, state => state["failingSince"] is null && state["lastError"] is null && state["backlog"] == "0");
    }

    [TestCase(500, "answered 500")]
    [TestCase(404, "answered 404")]
    [TestCase(302, "redirects are not followed")]
    public async Task What_is_no_success_is_told_and_tried_again(int status, string error)
    {
        var subscription = await SubscribeAsync();
        Receiver.Answer = _ => status;

        await ChangeAsync(NewRecord(), "1");

        var all = await Receiver.UntilAsync(all => all.Count > 1);
        var state = await StateAsync(subscription.Id, state => state["failingSince"] is not null);
        Assert.Multiple(() =>
        {
            Assert.That(state["lastError"], Does.Contain(error));
            Assert.That((state["state"], state["backlog"]), Is.EqualTo(("active", "1")));
            Assert.That(all.Select(push => (push.Path, push.Id)).Distinct(), Is.EqualTo(new[] { ("/events", all[0].Id) }));
        });
    }

    [Test]
    public async Task A_target_that_never_answers_is_tried_again()
    {
        var subscription = await SubscribeAsync();
        Receiver.Answer = _ => Receiver.Received.Count == 0 ? -1 : 200;

        await ChangeAsync(NewRecord(), "1");

        await Receiver.UntilAsync(all => all.Count > 1);
        await StateAsync(subscription.Id, state => state["failingSince"] is null);
    }

    [Test]
    public async Task A_dead_target_does_not_hold_up_others()
    {
        await SubscribeAsync();
        await using var alive = await PushReceiver.StartAsync();
        (await Writer.PostAsync(Subscriptions, new { url = alive.Address })).Succeeded();
        Receiver.Answer = _ => -1;

        for (var number = 0; number < 60; number++)
            await ChangeAsync(NewRecord(), "1");

        await alive.UntilAsync(all => all.Count >= 60);
        Assert.That(Receiver.Received.Select(push => push.Id).Distinct(StringComparer.Ordinal).Count(), Is.LessThan(60));
    }

    [Test]
    public async Task Only_the_types_that_were_asked_for_come()
    {
        var subscription = await SubscribeAsync("company.*", "contact.creation");
        var (contact, company) = (NewRecord(), NewRecord());

        await ChangeAsync(contact, "1");
        await HappensAsync("contact.creation", contact);
        await HappensAsync("company.deletion", company);
        await HappensAsync("deal.creation", NewRecord());

        await StateAsync(subscription.Id, state => state["backlog"] == "0" && Receiver.Received.Count >= 2);
        Assert.That(Receiver.Received.Select(push => push.Type), Is.EquivalentTo(new[] { "contact.creation", "company.deletion" }));
    }

    [Test]
    public async Task A_subscription_begins_where_the_feed_is()
    {
        var before = NewRecord();
        await ChangeAsync(before, "1");
        await Reader.GetAsync($"/api/v1/events?objectId={before}&wait=30");
        await SubscribeAsync();
        var after = NewRecord();

        await ChangeAsync(after, "2");

        Assert.That((await Receiver.UntilAsync(all => all.Count > 0)).Select(push => push.ObjectId), Is.EqualTo(new[] { Text(after) }));
    }

    private static System.Text.Json.JsonSerializerOptions JsonText { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Cities(IReadOnlyList<ReceivedPush> all, long contact) =>
        string.Join(',', all.Where(push => push.ObjectId == Text(contact)).Select(push => push.Value));
}
