using HubSpotSandbox.Tests.Drivers;
using HubSpotSandbox.Webhooks.Sending;

namespace HubSpotSandbox.Tests.Webhooks;

public sealed class RetryTests : WebhookFixture
{
    private const int LongestFirstWait = 60_000;

    [SetUp]
    public async Task WantCreationsAsync() => await SubscribeAsync("contact.creation");

    [Test]
    [Cites("FACTS §12.3")]
    public async Task Sends_the_whole_request_again_with_the_next_attempt_number_and_a_new_signature()
    {
        Receiver.Answer = (_, _) => Task.FromResult(503);
        await SendTogetherAsync(2);
        Receiver.Answer = (_, _) => Task.FromResult(200);

        await Api.AdvanceAsync(LongestFirstWait);
        await IdleAsync();

        var (first, second) = (Receiver.Requests[0], Receiver.Requests[1]);
        Assert.That(Receiver.Requests, Has.Count.EqualTo(2));
        Assert.That(second.Events.Select(received => (int)received["attemptNumber"]!), Is.EqualTo([1, 1]));
        Assert.That(second.Events.Select(received => (long)received["eventId"]!), Is.EqualTo(first.Events.Select(received => (long)received["eventId"]!)));
        Assert.That(second.Events.Select(received => (long)received["occurredAt"]!), Is.EqualTo(first.Events.Select(received => (long)received["occurredAt"]!)));
        Assert.That(Timestamp(second), Is.EqualTo(Timestamp(first)), "real time, which has not moved here");
        Assert.That(
            second.Header("X-HubSpot-Signature-v3"),
            Is.EqualTo(Signatures.V3("sandbox-secret", "POST", Receiver.Target, second.Body, second.Header("X-HubSpot-Request-Timestamp"))));
        var stats = await Api.StatsAsync();
        Assert.That((stats["webhooks.sent"], stats["webhooks.acknowledged"], stats["webhooks.retried"]), Is.EqualTo(("4", "2", "2")));
    }

    [Test]
    [Cites("FACTS §12.3, sandbox.md: Webhooks")]
    public async Task Waits_five_seconds_of_its_clock_at_least()
    {
        Receiver.Answer = (_, _) => Task.FromResult(500);
        await CreateContactsAsync(1);
        await IdleAsync();

        await Api.AdvanceAsync(4_999);

        var state = await StateAsync();
        Assert.That((state["pending"], state["waiting"]), Is.EqualTo(("0", "1")));
    }

    [TestCase(302)]
    [TestCase(307)]
    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    [TestCase(429)]
    [TestCase(500)]
    [Cites("FACTS §12.3, §17")]
    public async Task Retries_whatever_is_not_2xx(int status)
    {
        Receiver.Answer = (_, _) => Task.FromResult(status);
        await CreateContactsAsync(1);
        await IdleAsync();

        Assert.That((await StateAsync())["waiting"], Is.EqualTo("1"));
    }

    [TestCase(200)]
    [TestCase(202)]
    [TestCase(204)]
    [Cites("FACTS §12.3")]
    public async Task Takes_any_2xx_for_an_acknowledgement(int status)
    {
        Receiver.Answer = (_, _) => Task.FromResult(status);
        await CreateContactsAsync(1);
        await IdleAsync();

        Assert.That((await StateAsync())["waiting"], Is.EqualTo("0"));
        Assert.That((await Api.StatsAsync())["webhooks.acknowledged"], Is.EqualTo("1"));
    }

    [Test]
    [Cites("FACTS §12.3")]
    public async Task Gives_up_after_ten_retries_within_a_day()
    {
        Receiver.Answer = (_, _) => Task.FromResult(500);
        await CreateContactsAsync(1);
        await IdleAsync();
        for (var minutes = 0; minutes < 24 * 60; minutes += 10)
        {
            await Api.AdvanceAsync(600_000);
            await IdleAsync();
        }

        var state = await StateAsync();

        Assert.That(Receiver.Requests.Select(request => (int)request.Events[0]["attemptNumber"]!), Is.EqualTo(Enumerable.Range(0, Receiver.Requests.Count)));
        Assert.That((state["pending"], state["waiting"], state["abandoned"], Receiver.Requests.Count), Is.EqualTo(("0", "0", "1", 11)));
    }

    [Test]
    [Cites("FACTS §12.3, sandbox.md: Webhooks")]
    public void Spreads_ten_retries_over_a_day_the_first_within_a_minute()
    {
        foreach (var random in Enumerable.Range(0, 1000).Select(seed => new Random(seed)))
        {
            var waits = Enumerable.Range(0, 10).Select(attempt => RetrySchedule.After(attempt, random)!.Value).ToList();

            Assert.That(waits[0].TotalSeconds, Is.InRange(5, 60));
            Assert.That(waits.Sum(wait => wait.TotalHours), Is.InRange(10, 24));
            Assert.That(RetrySchedule.After(10, random), Is.Null);
        }
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Tries_each_request_once_more_when_it_is_told_to()
    {
        Receiver.Answer = (_, _) => Task.FromResult(500);
        await SendTogetherAsync(2);

        var failed = await Api.PostAsync("/__sandbox/webhooks/flush", "");
        Receiver.Answer = (_, _) => Task.FromResult(200);
        var passed = await Api.PostAsync("/__sandbox/webhooks/flush", "");

        Assert.That((failed["sent"], failed["acknowledged"], failed["waiting"]), Is.EqualTo(("2", "0", "2")));
        Assert.That((passed["sent"], passed["acknowledged"], passed["waiting"]), Is.EqualTo(("2", "2", "0")));
        Assert.That(Receiver.Requests.Select(request => (int)request.Events[0]["attemptNumber"]!), Is.EqualTo([0, 1, 2]));
    }

    private static long Timestamp(ReceivedRequest request) => long.Parse(request.Header("X-HubSpot-Request-Timestamp"));
}
