using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Webhooks;

public sealed class DisorderTests : WebhookFixture
{
    [SetUp]
    public async Task WantCreationsAsync() => await SubscribeAsync("contact.creation");

    [Test]
    [Cites("FACTS §12.3, sandbox.md: Webhooks")]
    public async Task Sends_every_event_again_in_other_company()
    {
        await SetWebhooksAsync("\"duplicate\":true");
        await SendTogetherAsync(100);

        var ids = Receiver.Requests.SelectMany(request => request.Events).GroupBy(received => (long)received["eventId"]!).ToList();
        var groupings = Receiver.Requests.Select(request => string.Join(',', request.Events.Select(received => (long)received["eventId"]!).Order()));

        Assert.That(ids.Select(copies => copies.Count()), Is.All.EqualTo(2));
        Assert.That(ids, Has.Count.EqualTo(100));
        Assert.That(groupings, Is.Unique);
        Assert.That((await Api.StatsAsync())["webhooks.duplicated"], Is.EqualTo("100"));
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Sends_a_share_of_the_requests_again()
    {
        await SetWebhooksAsync("\"duplicate\":0.5");
        await SendOneByOneAsync(20);

        var copies = Receiver.Requests.Count - 20;

        Assert.That(copies, Is.InRange(1, 19));
        Assert.That((await Api.StatsAsync())["webhooks.duplicated"], Is.EqualTo($"{copies}"));
    }

    [Test]
    [Cites("FACTS §12.3, sandbox.md: Webhooks")]
    public async Task Loses_a_share_of_the_requests()
    {
        await SetWebhooksAsync("\"lossRate\":0.5");
        await SendOneByOneAsync(20);

        var stats = await Api.StatsAsync();

        Assert.That(Receiver.Requests, Has.Count.InRange(1, 19));
        Assert.That((stats["webhooks.sent"], stats["webhooks.lost"]), Is.EqualTo(($"{Receiver.Requests.Count}", $"{20 - Receiver.Requests.Count}")));
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Loses_the_same_requests_with_the_same_seed()
    {
        var first = await LostAsync(7);
        var second = await LostAsync(7);
        var third = await LostAsync(8);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(third, Is.Not.EqualTo(first));
    }

    [Test]
    [Cites("FACTS §12.3, sandbox.md: Webhooks")]
    public async Task Mixes_events_that_it_holds_back()
    {
        await SetWebhooksAsync("\"shuffle\":50");
        await CreateContactsAsync(100);
        await IdleAsync();

        var ids = Receiver.Requests.SelectMany(request => request.Events).Select(received => (long)received["eventId"]!).ToList();

        Assert.That(ids, Has.Count.EqualTo(100).And.Unique);
        Assert.That(ids, Is.Not.Ordered);
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Holds_events_of_several_calls_back_to_mix_them()
    {
        await SetWebhooksAsync("\"shuffle\":600000");
        await CreateContactsAsync(1);
        await CreateContactsAsync(1, 1);
        await Api.PostAsync("/__sandbox/webhooks/flush", "");

        Assert.That(Receiver.Requests.Select(request => request.Events.Count), Is.EqualTo([2]));
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Holds_events_back_for_a_second_without_a_number()
    {
        await SetWebhooksAsync("\"shuffle\":true");
        var start = TimeProvider.System.GetTimestamp();
        await CreateContactsAsync(1);
        await IdleAsync();

        Assert.That(TimeProvider.System.GetElapsedTime(start).TotalSeconds, Is.InRange(0.9, 10));
    }

    private async Task SendOneByOneAsync(int events)
    {
        for (var number = 0; number < events; number++)
        {
            await CreateContactsAsync(1, number);
            await IdleAsync();
        }
    }

    private async Task<string> LostAsync(int seed)
    {
        await EmptyAsync();
        await SetTargetAsync();
        await SubscribeAsync("contact.creation");
        await SetWebhooksAsync($"\"lossRate\":0.5,\"seed\":{seed}");
        await SendOneByOneAsync(20);
        return string.Join(',', Receiver.Requests.SelectMany(request => request.Events).Select(received => (long)received["objectId"]!));
    }
}
