using System.Text.Json.Nodes;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Webhooks;

public sealed class DeliveryTests : WebhookFixture
{
    [Test]
    [Cites("FACTS §12.2")]
    public async Task Makes_arrays_of_at_most_a_hundred_in_the_order_of_the_changes()
    {
        await SubscribeAsync("contact.*");
        await CreateContactsAsync(100);

        var events = await EventsAsync();

        Assert.That(Receiver.Requests.Select(request => request.Events.Count), Is.All.InRange(1, 100).And.Some.EqualTo(100));
        Assert.That(events.Where(IsCreation).Select(received => (long)received["objectId"]!), Is.EqualTo(Enumerable.Range(0, 100).Select(number => 51200000101 + number)));
        foreach (var request in Receiver.Requests)
        {
            Assert.That(request.Events.Select(received => (long)received["eventId"]!), Is.Ordered);
        }

        bool IsCreation(JsonObject received) => (string?)received["subscriptionType"] is "contact.creation";
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Counts_events_and_requests()
    {
        await SubscribeAsync("contact.creation");
        await SendTogetherAsync(3);

        var stats = await Api.StatsAsync();

        Assert.That((stats["webhooks.requests"], stats["webhooks.sent"], stats["webhooks.acknowledged"], stats["webhooks.retried"]), Is.EqualTo(("1", "3", "3", "0")));
        await Api.DeleteAsync("/__sandbox/stats");
        Assert.That((await Api.StatsAsync())["webhooks.sent"], Is.EqualTo("0"));
    }

    [Test]
    [Cites("FACTS §12.3")]
    public async Task Has_ten_requests_under_way_and_no_more()
    {
        var (now, most) = (0, 0);
        var gate = new Lock();
        var released = new TaskCompletionSource();
        Receiver.Answer = async (_, _) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++now);
            }

            await released.Task;
            lock (gate)
            {
                now--;
            }

            return 200;
        };
        await CreateContactsAsync(100);
        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref now) >= 10));
        for (var look = 0; look < 50; look++)
        {
            await StateAsync();
        }

        released.SetResult();

        await IdleAsync();

        Assert.That(most, Is.EqualTo(10));
        Assert.That(Receiver.Requests.Count, Is.GreaterThan(10));
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Answers_the_API_while_the_receiver_hangs()
    {
        Receiver.Answer = WebhookReceiver.HangAsync;
        for (var number = 0; number < 30; number++)
        {
            await CreateContactsAsync(1, number);
        }

        Assert.That((await Api.GetAsync(Contacts)).Count("results"), Is.EqualTo(10));
        Assert.That(int.Parse((await StateAsync())["pending"]!), Is.GreaterThanOrEqualTo(30));
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Forgets_what_is_pending_waiting_and_subscribed_to_at_a_reset()
    {
        await SubscribeAsync("contact.creation");
        Receiver.Answer = (_, _) => Task.FromResult(500);
        await Api.CreateContactAsync("a@example.net");
        await IdleAsync();
        Receiver.Answer = WebhookReceiver.HangAsync;
        await Api.CreateContactAsync("b@example.net");
        var before = await StateAsync();
        Assert.That((before["pending"], before["waiting"]), Is.EqualTo(("1", "1")));

        await Api.PostAsync("/__sandbox/reset", "");

        var after = await StateAsync();
        Assert.That((after["pending"], after["waiting"], (await Api.StatsAsync())["webhooks.sent"]), Is.EqualTo(("0", "0", "0")));
        Assert.That((await Api.GetAsync("/__sandbox/settings"))["webhooks.subscriptions"], Is.EqualTo("[]"));
        Receiver.StartAnew();
        await SetWebhooksAsync($"\"targetUrl\":\"{Receiver.Target}\"");
        await Api.CreateContactAsync("c@example.net");
        await Api.AdvanceAsync(86_400_000);
        Assert.That(await NamesAsync(), Has.Some.EqualTo("contact.propertyChange email c@example.net").And.None.Contains("a@example.net").And.None.Contains("b@example.net"));
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Breaks_off_what_is_under_way_at_a_reset()
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        Receiver.Answer = async (_, cancellationToken) =>
        {
            await using var end = cancellationToken.Register(ended.SetResult);
            begun.SetResult();
            return await WebhookReceiver.HangAsync(null, cancellationToken);
        };
        await SubscribeAsync("contact.creation");
        await Api.CreateContactAsync("a@example.net");
        await begun.Task;
        var start = TimeProvider.System.GetTimestamp();

        await Api.PostAsync("/__sandbox/reset", "");

        await Eventually.HoldsAsync(() => Task.FromResult(ended.Task.IsCompleted));
        Assert.That(TimeProvider.System.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(4)), "longer than that it would have timed out by itself");
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Sends_nothing_without_a_target()
    {
        await SetWebhooksAsync("\"targetUrl\":null");
        await Api.CreateContactAsync("a@example.net");

        Assert.That((await StateAsync())["pending"], Is.EqualTo("0"));
        Assert.That((await Api.StatsAsync())["webhooks.sent"], Is.EqualTo("0"));
        Assert.That(Receiver.Requests, Is.Empty);
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Sends_at_once_what_is_held_back_when_it_is_told_to()
    {
        await SubscribeAsync("contact.creation");
        var flushed = await SendTogetherAsync(2);

        Assert.That((flushed["sent"], flushed["acknowledged"], flushed["waiting"]), Is.EqualTo(("2", "2", "0")));
        Assert.That(Receiver.Requests.Sum(request => request.Events.Count), Is.EqualTo(2));
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Sends_thousands_of_events_a_second()
    {
        await SubscribeAsync("contact.*");
        await SetWebhooksAsync("\"shuffle\":600000");
        for (var round = 0; round < 10; round++)
        {
            await CreateContactsAsync(100, round * 100);
        }

        var start = TimeProvider.System.GetTimestamp();
        var flushed = await Api.PostAsync("/__sandbox/webhooks/flush", "");
        var took = TimeProvider.System.GetElapsedTime(start);

        var (sent, acknowledged) = (int.Parse(flushed["sent"]!), int.Parse(flushed["acknowledged"]!));
        TestContext.Out.WriteLine($"{sent} events in {took.TotalMilliseconds:F0} ms");
        Assert.That((sent, acknowledged), Is.EqualTo((Receiver.Requests.Sum(request => request.Events.Count), sent)));
        Assert.That(sent / took.TotalSeconds, Is.GreaterThan(3000));
    }
}
