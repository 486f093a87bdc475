namespace Api.FunctionalTests.Events;

/// <summary>How a subscription changes: its secret, its pauses, its end.</summary>
public sealed class SubscriptionLifeTests : PushFixture
{
    [Test]
    public async Task Both_secrets_sign_for_a_day_after_a_rotation()
    {
        var first = await SubscribeAsync();
        var second = (await Writer.PostAsync($"{Subscriptions}/{first.Id}/rotate-secret", "")).Succeeded();

        await ChangeAsync(NewRecord(), "1");
        var push = (await Receiver.UntilAsync(all => all.Count > 0))[0];
        Clock.Skip(TimeSpan.FromHours(25));
        await ChangeAsync(NewRecord(), "1");
        var later = (await Receiver.UntilAsync(all => all.Count > 1))[1];

        Assert.Multiple(() =>
        {
            Assert.That(second["secret"], Does.StartWith("whsec_").And.Not.EqualTo(first["secret"]));
            Assert.That(push.Signatures, Is.EqualTo(new[] { Sign(second["secret"]!, push), Sign(first["secret"]!, push) }));
            Assert.That(later.Signatures, Is.EqualTo(new[] { Sign(second["secret"]!, later) }));
        });
    }

    [Test]
    public async Task A_target_that_is_gone_pauses_and_a_replay_leaves_nothing_out()
    {
        var subscription = await SubscribeAsync();
        var (one, other) = (NewRecord(), NewRecord());
        Receiver.Answer = push => push.Value == "1" ? 200 : 410;

        await ChangeAsync(one, "1", "2", "3");
        var paused = await StateAsync(subscription.Id, state => state["state"] == "paused");
        await ChangeAsync(other, "4");
        var waiting = await StateAsync(subscription.Id, state => state["backlog"] == "3");
        Receiver.Answer = _ => 200;
        var resumed = (await Operator.PostAsync($"{Subscriptions}/{subscription.Id}/replay", new { })).Succeeded();

        var all = await Receiver.UntilAsync(all => all.Any(push => push.Value == "3") && all.Any(push => push.Value == "4"));
        Assert.Multiple(() =>
        {
            Assert.That((paused["lastError"], paused["failingSince"] is null), Is.EqualTo(("The target answered 410: it is gone.", false)));
            Assert.That(waiting["state"], Is.EqualTo("paused"));
            Assert.That((resumed["state"], resumed["lastError"], resumed["failingSince"]), Is.EqualTo(("active", (string?)null, (string?)null)));
            Assert.That(all.Where(push => push.ObjectId == Text(one)).Select(push => push.Value), Is.EqualTo(new[] { "1", "2", "2", "3" }));
        });
    }

    [Test]
    public async Task Three_days_of_failures_pause_and_nothing_is_lost()
    {
        var subscription = await SubscribeAsync();
        var contact = NewRecord();
        Receiver.Answer = _ => 503;
        await ChangeAsync(contact, "1", "2");
        await StateAsync(subscription.Id, state => state["failingSince"] is not null);

        Clock.Skip(TimeSpan.FromDays(3));
        await StateAsync(subscription.Id, state => state["state"] == "paused" && state["backlog"] == "2");
        var failed = Receiver.Received.Count;
        Receiver.Answer = _ => 200;
        await Operator.PostAsync($"{Subscriptions}/{subscription.Id}/replay", new { });

        var all = await Receiver.UntilAsync(all => all.Count >= failed + 2);
        Assert.That(all.Skip(failed).Select(push => push.Value), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task A_replay_begins_with_the_event_that_it_names()
    {
        var subscription = await SubscribeAsync();
        var contact = NewRecord();
        await ChangeAsync(contact, "1", "2", "3");
        var sequence = (await Receiver.UntilAsync(all => all.Count >= 3))[1].Sequence;

        var answer = await Operator.PostAsync($"{Subscriptions}/{subscription.Id}/replay", new { from = Text(sequence) });

        Assert.That((answer.Status, answer["cursor"]), Is.EqualTo((200, Text(sequence - 1))));
        Assert.That((await Receiver.UntilAsync(all => all.Count >= 5)).Skip(3).Select(push => push.Value), Is.EqualTo(new[] { "2", "3" }));
    }

    [Test]
    public async Task A_replay_begins_at_the_time_that_it_names()
    {
        var subscription = await SubscribeAsync();
        var contact = NewRecord();
        await ChangeAsync(contact, "1");
        await Receiver.UntilAsync(all => all.Count >= 1);
        Clock.Skip(TimeSpan.FromMinutes(10));
        var time = Clock.GetUtcNow().AddMinutes(-5);
        await ChangeAsync(contact, "2");
        await Receiver.UntilAsync(all => all.Count >= 2);

        (await Operator.PostAsync($"{Subscriptions}/{subscription.Id}/replay", new { from = $"{time:O}" })).Succeeded();

        Assert.That((await Receiver.UntilAsync(all => all.Count >= 3)).Skip(2).Select(push => push.Value), Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public async Task A_replay_from_beyond_the_end_drops_what_waits()
    {
        var subscription = await SubscribeAsync();
        Receiver.Answer = _ => 500;
        await ChangeAsync(NewRecord(), "1", "2");
        await StateAsync(subscription.Id, state => state["backlog"] == "2" && state["failingSince"] is not null);

        var answer = await Operator.PostAsync($"{Subscriptions}/{subscription.Id}/replay", new { from = "999999999" });

        Assert.That((answer.Status, answer["backlog"]), Is.EqualTo((200, "0")));
    }

    [Test]
    public async Task Nothing_comes_after_the_end()
    {
        var ended = await SubscribeAsync();
        await using var other = await TestSupport.Webhooks.PushReceiver.StartAsync();
        (await Writer.PostAsync(Subscriptions, new { url = other.Address })).Succeeded();
        Receiver.Answer = _ => 500;
        await ChangeAsync(NewRecord(), "1", "2");
        await StateAsync(ended.Id, state => state["failingSince"] is not null);

        var answer = await Writer.DeleteAsync($"{Subscriptions}/{ended.Id}");
        var before = Receiver.Received.Count;
        await ChangeAsync(NewRecord(), "3", "4");

        await other.UntilAsync(all => all.Count >= 4);
        Assert.Multiple(async () =>
        {
            Assert.That(answer.Status, Is.EqualTo(204));
            Assert.That(Receiver.Received.Count(push => push.Value is "3" or "4"), Is.Zero);
            Assert.That(Receiver.Received, Has.Count.LessThanOrEqualTo(before + 1));
            Assert.That((await Reader.GetAsync($"{Subscriptions}/{ended.Id}")).Status, Is.EqualTo(404));
        });
    }

    [Test]
    public async Task A_private_target_gets_nothing_once_the_setting_is_off()
    {
        var subscription = await SubscribeAsync();
        await RestartAsync(allowPrivate: false);

        await ChangeAsync(NewRecord(), "1");
        var state = await StateAsync(subscription.Id, state => state["failingSince"] is not null);
        var refused = await Writer.PostAsync(Subscriptions, new { url = "https://127.0.0.1:8443/" });
        await RestartAsync(allowPrivate: true);

        Assert.Multiple(() =>
        {
            Assert.That(state["lastError"], Does.Contain("https"));
            Assert.That(refused, Assertions.Problem.Invalid("url"));
        });
        await Receiver.UntilAsync(all => all.Count > 0);
    }
}
