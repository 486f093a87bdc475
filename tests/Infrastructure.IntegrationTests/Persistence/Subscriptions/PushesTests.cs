using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;

namespace Infrastructure.IntegrationTests.Persistence.Subscriptions;

/// <summary>Events between the feed and subscribers: each is in one of the two, whatever happens.</summary>
[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class PushesTests(string engine) : EngineFixture(engine)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    private IEventSubscriptions Subscriptions => Get<IEventSubscriptions>();

    private IPushes Pushes => Get<IPushes>();

    private IQueueEngine Engine => Get<IQueueEngine>();

    [Test]
    public async Task A_subscription_comes_back_as_it_was_kept()
    {
        var kept = await AddAsync(types: ["contact.*", "deal.won"]);

        var found = await Subscriptions.FindAsync(kept.Id, Ct);

        Assert.That((found!.Queued, found.Subscription with { Types = kept.Types }, found.Subscription.Types), Is.EqualTo((0, kept, kept.Types)));
    }

    [Test]
    public async Task Events_are_handed_over_once()
    {
        var subscription = await AddAsync();

        var first = await Pushes.HandOverAsync(subscription, [Event(1, "7"), Event(2, "8"), Event(3, "7")], 5, Ct);
        var second = await Pushes.HandOverAsync(subscription, [Event(1, "7")], 5, Ct);

        var lanes = (await Engine.ClaimAsync(Queues.Pushes, 10, Ct)).OrderBy(lane => lane.Lane, StringComparer.Ordinal);
        Assert.That((first, second), Is.EqualTo((true, false)));
        Assert.That(lanes.Select(lane => (lane.Lane, Sequences(lane))), Is.EqualTo(new[] { ($"{subscription.Id}|contact|7", "1,3"), ($"{subscription.Id}|contact|8", "2") }));
        Assert.That((await StateAsync(subscription)).Cursor, Is.EqualTo(5));
    }

    [Test]
    public async Task Who_is_behind_and_how_much_waits_is_known()
    {
        var (behind, other) = (await AddAsync(), await AddAsync());
        await Pushes.HandOverAsync(behind, [Event(1, "7"), Event(2, "8")], 2, Ct);
        await Pushes.HandOverAsync(other, [Event(1, "7")], 9, Ct);

        var all = await Pushes.BehindAsync(9, Ct);

        Assert.That(all.Select(each => (each.Subscription.Id, each.Queued)), Is.EqualTo(new[] { (behind.Id, 2L) }));
    }

    [Test]
    public async Task A_pause_goes_back_to_what_was_not_delivered()
    {
        var (subscription, other) = (await AddAsync(), await AddAsync());
        await Pushes.HandOverAsync(subscription, [Event(1, "7"), Event(2, "8"), Event(3, "7"), Event(4, "9")], 6, Ct);
        await Pushes.HandOverAsync(other, [Event(1, "7")], 6, Ct);
        var lane = await ClaimAsync($"{subscription.Id}|contact|7");
        await Engine.FinishAsync(lane, lane.Messages[0], [], lane.Messages[1], Ct);

        await Engine.FinishAsync(lane, lane.Messages[1], [new SubscriptionPaused(subscription.Id, "gone"), new SubscriptionPaused(subscription.Id, "again")], next: null, Ct);

        var paused = await Subscriptions.FindAsync(subscription.Id, Ct);
        Assert.That((paused!.Subscription.Cursor, paused.Subscription.IsPaused, paused.Subscription.LastError, paused.Queued), Is.EqualTo((1, true, "gone", 0)));
        Assert.That((await Subscriptions.FindAsync(other.Id, Ct))!.Queued, Is.EqualTo(1), "others are left alone");
        Assert.That(await Pushes.BehindAsync(9, Ct), Has.Count.EqualTo(1), "nothing is handed over while it is paused");
        Assert.That(await Pushes.HandOverAsync(paused.Subscription, [Event(2, "8")], 9, Ct), Is.False);
    }

    [TestCase(null, 1)]
    [TestCase(0, 0)]
    [TestCase(3, 3)]
    public async Task A_replay_drops_what_waits_and_goes_on(long? cursor, long expected)
    {
        var subscription = await AddAsync();
        await Pushes.HandOverAsync(subscription, [Event(2, "7"), Event(3, "8")], 6, Ct);
        var lane = await ClaimAsync($"{subscription.Id}|contact|7");
        await Engine.FailAsync(lane, lane.Messages[0], "no", TimeSpan.FromHours(1), isCounted: true, Ct);
        await Pushes.NoteFailureAsync(subscription.Id, "no", Ct);

        var isThere = await Subscriptions.ReplayAsync(subscription.Id, cursor, Ct);

        var replayed = await Subscriptions.FindAsync(subscription.Id, Ct);
        Assert.That((isThere, replayed!.Queued, replayed.Subscription.Cursor, replayed.Subscription.FailingSince, replayed.Subscription.LastError), Is.EqualTo((true, 0, expected, (DateTimeOffset?)null, (string?)null)));
        await Pushes.HandOverAsync(replayed.Subscription, [Event(4, "7")], 6, Ct);
        Assert.That((await Engine.ClaimAsync(Queues.Pushes, 10, Ct)).Where(each => each.Lane.EndsWith("|7", StringComparison.Ordinal)).Select(Sequences), Is.EqualTo(new[] { "4" }), "the lane waits no longer");
    }

    [Test]
    public async Task An_end_takes_along_what_waits()
    {
        var (subscription, other) = (await AddAsync(), await AddAsync());
        await Pushes.HandOverAsync(subscription, [Event(1, "7")], 2, Ct);
        await Pushes.HandOverAsync(other, [Event(1, "7")], 2, Ct);

        Assert.That((await Subscriptions.RemoveAsync(subscription.Id, Ct), await Subscriptions.RemoveAsync(subscription.Id, Ct)), Is.EqualTo((true, false)));

        var lanes = await Engine.ClaimAsync(Queues.Pushes, 10, Ct);
        Assert.That(lanes.SelectMany(lane => lane.Messages).Select(message => PushMessage.Read(message.Payload).Subscription), Is.EqualTo(new[] { other.Id }));
        Assert.That(await Pushes.HandOverAsync(subscription with { Cursor = 2 }, [Event(3, "7")], 3, Ct), Is.False);
    }

    [Test]
    public async Task The_secret_before_is_kept_beside_the_new_one()
    {
        var subscription = await AddAsync();

        Assert.That(await Subscriptions.RotateAsync(subscription.Id, new("whsec_bmV3"), Now, Ct), Is.True);

        var rotated = await StateAsync(subscription);
        Assert.That((rotated.Secret!.Text, rotated.PreviousSecret, rotated.PreviousSecretUntil), Is.EqualTo(("whsec_bmV3", subscription.Secret, Now)));
    }

    [Test]
    public async Task Failures_are_told_until_a_push_is_accepted()
    {
        var subscription = await AddAsync();
        await Pushes.NoteFailureAsync(subscription.Id, "first", Ct);
        var since = (await StateAsync(subscription)).FailingSince;
        await Pushes.NoteFailureAsync(subscription.Id, "second", Ct);
        var failing = await StateAsync(subscription);
        await Pushes.HandOverAsync(subscription, [Event(1, "7")], 1, Ct);
        var lane = await ClaimAsync($"{subscription.Id}|contact|7");

        await Engine.FinishAsync(lane, lane.Messages[0], [new SubscriptionRecovered(subscription.Id)], next: null, Ct);

        Assert.That((failing.FailingSince, failing.LastError), Is.EqualTo((since, "second")));
        Assert.That((await StateAsync(subscription)).FailingSince, Is.Null);
    }

    private async Task<EventSubscription> AddAsync(IReadOnlyList<string>? types = null)
    {
        var subscription = new EventSubscription { Id = EventSubscription.NewId(), Url = new("https://app.example.com/events"), Types = types, Secret = PushSecret.New(), CreatedAt = Now };
        await Subscriptions.AddAsync(subscription, Ct);
        return subscription;
    }

    private async Task<EventSubscription> StateAsync(EventSubscription subscription) => (await Pushes.FindAsync(subscription.Id, Ct))!;

    private async Task<ClaimedLane> ClaimAsync(string name) => (await Engine.ClaimAsync(Queues.Pushes, 10, Ct)).Single(lane => lane.Lane == name);

    private static string Sequences(ClaimedLane lane) => string.Join(',', lane.Messages.Select(message => PushMessage.Read(message.Payload).Sequence));

    private static FeedEvent Event(long sequence, string contact) => new(
        sequence, new() { Key = EventKey.Of($"{sequence}"), Type = "contact.propertyChange", ObjectType = "contact", ObjectId = contact, OccurredAt = Now, Raw = "{}" }, Now, Stale: false, EventSources.Webhook);
}
