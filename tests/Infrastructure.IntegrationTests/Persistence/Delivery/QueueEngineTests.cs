using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.Persistence.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace Infrastructure.IntegrationTests.Persistence.Delivery;

[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class QueueEngineTests(string engine) : EngineFixture(engine)
{
    private const string Queue = "work";

    private IQueueEngine Engine => Get<IQueueEngine>();

    [Test]
    public async Task A_lane_is_given_to_one_alone_and_in_order()
    {
        await EnqueueAsync(("a", "1"), ("b", "2"), ("a", "3"));

        var claimed = await Engine.ClaimAsync(Queue, 10, Ct);
        var others = await Engine.ClaimAsync(Queue, 10, Ct);

        Assert.That(claimed.OrderBy(lane => lane.Lane, StringComparer.Ordinal).Select(lane => string.Join('+', lane.Messages.Select(message => message.Payload))), Is.EqualTo(new[] { "1+3", "2" }));
        Assert.That(others, Is.Empty);
    }

    [Test]
    public async Task Finished_work_does_not_come_again()
    {
        await EnqueueAsync(("a", "1"));
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();

        await Engine.FinishAsync(lane, lane.Messages[0], [], next: null, Ct);

        Assert.That(await Engine.ClaimAsync(Queue, 1, Ct), Is.Empty);
    }

    [Test]
    public async Task Work_that_comes_while_its_lane_is_worked_on_is_done_next()
    {
        await EnqueueAsync(("a", "1"));
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        await EnqueueAsync(("a", "2"));

        await Engine.FinishAsync(lane, lane.Messages[0], [], next: null, Ct);

        Assert.That((await Engine.ClaimAsync(Queue, 1, Ct)).Single().Messages.Single().Payload, Is.EqualTo("2"));
    }

    [Test]
    public async Task What_is_left_of_finished_work_is_done_next()
    {
        await EnqueueAsync(("a", "1"));
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();

        await Engine.FinishAsync(lane, lane.Messages[0], [new WorkLeft(Queue, "a", "2")], next: null, Ct);

        Assert.That((await Engine.ClaimAsync(Queue, 1, Ct)).Single().Messages.Single().Payload, Is.EqualTo("2"));
    }

    [Test]
    public async Task Knows_whether_more_is_to_be_done_in_a_lane()
    {
        await EnqueueAsync(("a", "1"), ("a", "2"), ("b", "3"));
        var messages = (await Engine.ClaimAsync(Queue, 10, Ct)).OrderBy(lane => lane.Lane, StringComparer.Ordinal).SelectMany(lane => lane.Messages);

        var later = new List<bool>();
        foreach (var message in messages)
            later.Add(await Get<IQueues>().HasLaterAsync(message, Ct));

        Assert.That(later, Is.EqualTo(new[] { true, false, false }));
    }

    [Test]
    public async Task What_was_given_up_is_not_to_be_done()
    {
        await EnqueueAsync(("a", "1"), ("a", "2"));
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        await Engine.FailAsync(lane, lane.Messages[1], "refused", wait: null, isCounted: true, Ct);

        Assert.That(await Get<IQueues>().HasLaterAsync(lane.Messages[0], Ct), Is.False);
    }

    [Test]
    public async Task Who_lost_a_lane_can_finish_nothing()
    {
        await EnqueueAsync(("a", "1"));
        var lost = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        await Engine.ReleaseAsync(lost, begun: null, TimeSpan.Zero, Ct);
        var current = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();

        Assert.That(() => Engine.FinishAsync(lost, lost.Messages[0], [new RecordGone(CrmObjectType.Contact, "1")], next: null, Ct), Throws.TypeOf<ClaimLostException>());
        Assert.That(() => Engine.FailAsync(lost, lost.Messages[0], "late", wait: null, isCounted: true, Ct), Throws.TypeOf<ClaimLostException>());
        await Engine.FinishAsync(current, current.Messages[0], [], next: null, Ct);
    }

    [Test]
    public async Task A_start_without_an_end_is_remembered()
    {
        await EnqueueAsync(("a", "1"), ("a", "2"));
        await AbandonAsync();

        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();

        Assert.That(lane.Messages.Select(message => message.Starts), Is.EqualTo(new[] { 1, 0 }), "only the one that was being worked on is suspect");
        await Engine.BeginAsync(lane, lane.Messages[0], Ct);
        await Engine.BeginAsync(lane, lane.Messages[0], Ct);
        await AbandonAsync();
        Assert.That((await Engine.ClaimAsync(Queue, 1, Ct)).Single().Messages[0].Starts, Is.EqualTo(3));
    }

    [Test]
    public async Task A_failure_that_ends_properly_is_no_crash()
    {
        await EnqueueAsync(("a", "1"));
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();

        await Engine.FailAsync(lane, lane.Messages[0], "no", TimeSpan.Zero, isCounted: true, Ct);

        var again = (await Engine.ClaimAsync(Queue, 1, Ct)).Single().Messages.Single();
        Assert.That((again.Starts, again.Failures), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_start_that_is_taken_back_is_no_crash()
    {
        await EnqueueAsync(("a", "1"), ("a", "2"));
        await AbandonAsync();
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        await Engine.BeginAsync(lane, lane.Messages[0], Ct);
        await Engine.FinishAsync(lane, lane.Messages[0], [], lane.Messages[1], Ct);

        await Engine.TakeBackAsync(lane, Ct);

        Assert.That((await Engine.ClaimAsync(Queue, 1, Ct)).Single().Messages.Single().Starts, Is.Zero);
        Assert.That(() => Engine.TakeBackAsync(lane, Ct), Throws.TypeOf<ClaimLostException>());
    }

    [Test]
    public async Task A_lane_waits_with_what_failed_in_it()
    {
        await EnqueueAsync(("a", "1"), ("a", "2"), ("b", "3"));
        var lanes = await Engine.ClaimAsync(Queue, 10, Ct);
        var failed = lanes.Single(lane => lane.Lane == "a");

        await Engine.FailAsync(failed, failed.Messages[0], "later", TimeSpan.FromMinutes(5), isCounted: true, Ct);
        await Engine.ReleaseAsync(lanes.Single(lane => lane.Lane == "b"), begun: null, TimeSpan.Zero, Ct);

        Assert.That((await Engine.ClaimAsync(Queue, 10, Ct)).Select(lane => lane.Lane), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public async Task A_lane_that_is_given_back_for_later_waits()
    {
        await EnqueueAsync(("a", "1"), ("b", "2"));
        var lanes = await Engine.ClaimAsync(Queue, 10, Ct);
        await Engine.ReleaseAsync(lanes.Single(lane => lane.Lane == "a"), begun: null, TimeSpan.FromMinutes(5), Ct);
        await Engine.ReleaseAsync(lanes.Single(lane => lane.Lane == "b"), begun: null, TimeSpan.Zero, Ct);

        Assert.That((await Engine.ClaimAsync(Queue, 10, Ct)).Select(lane => lane.Lane), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public async Task A_dead_letter_lets_its_lane_go_on_and_can_be_replayed()
    {
        await EnqueueAsync(("a", "1"), ("a", "2"));
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        await Engine.FailAsync(lane, lane.Messages[0], "never", wait: null, isCounted: true, Ct);
        lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        Assert.That(lane.Messages.Single().Payload, Is.EqualTo("2"));
        await Engine.FinishAsync(lane, lane.Messages[0], [], next: null, Ct);
        var letters = Get<IDeadLetters>();
        var dead = (await letters.ListAsync(new(Queue), after: 0, limit: 10, Ct)).Single();
        Assert.That((dead.Error, dead.Message.Payload), Is.EqualTo(("never", "1")));

        Assert.That(await letters.ReplayAsync(id: null, new("another"), Ct), Is.Zero);
        Assert.That(await letters.ReplayAsync(id: null, new(Queue, "a"), Ct), Is.EqualTo(1));

        var replayed = (await Engine.ClaimAsync(Queue, 1, Ct)).Single().Messages.Single();
        Assert.That((replayed.Payload, replayed.Failures), Is.EqualTo(("1", 0)));
        Assert.That(await letters.DiscardAsync(replayed.Id, "{}", Ct), Is.False, "it is no dead letter any more");
    }

    [Test]
    public async Task Two_instances_share_the_lanes()
    {
        if (Database.GetType().Name.StartsWith("Sqlite", StringComparison.Ordinal))
            Assert.Ignore("One process has the file.");
        await EnqueueAsync([.. Enumerable.Range(0, 100).Select(n => ($"lane {n}", $"{n}"))]);
        await using var other = await StartAsync();

        var claimed = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => (n % 2 == 0 ? Engine : other.GetRequiredService<IQueueEngine>()).ClaimAsync(Queue, 10, Ct)));

        Assert.That(claimed.SelectMany(lanes => lanes).Select(lane => lane.Lane), Is.Unique);
        Assert.That(claimed.SelectMany(lanes => lanes).Count(), Is.EqualTo(100));
    }

    [Test]
    public async Task A_deep_lane_leaves_the_others_their_share()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 50).Select(n => ("a", $"{n}")), ("b", "50")]);

        var claimed = await Engine.ClaimAsync(Queue, 2, Ct);

        Assert.That(claimed.ToDictionary(lane => lane.Lane, lane => string.Join(' ', lane.Messages.Select(message => message.Payload)), StringComparer.Ordinal), Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "0 1 2 3 4 5 6 7 8 9", ["b"] = "50" }));
    }

    [Test]
    public async Task Large_messages_are_not_all_read_at_once()
    {
        var large = new string('x', 9 * 1024 * 1024);
        await EnqueueAsync(("a", large), ("a", "small"), ("b", large), ("c", large));

        var claimed = await Engine.ClaimAsync(Queue, 3, Ct);

        Assert.That(claimed.Select(lane => lane.Messages.Count), Is.EqualTo(new[] { 1, 1 }), "the first of two lanes");
        Assert.That(await Database.ReadAsync(session => session.FirstAsync("SELECT count(*) FROM queue_lanes WHERE claim IS NULL", row => row.GetInt64(0)), Ct), Is.EqualTo(1));
    }

    [Test]
    public async Task A_claim_reads_its_messages_by_their_index()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 400).Select(n => ($"lane {n % 20}", $"{n}"))]);
        var isSqlite = Database.GetType().Name.StartsWith("Sqlite", StringComparison.Ordinal);

        var plan = await Database.WriteAsync(async session =>
        {
            foreach (var sql in isSqlite ? [] : new[] { "ANALYZE queue_messages", "SET LOCAL enable_seqscan = off" })
                await session.ExecuteAsync(sql);
            return await session.ListAsync($"EXPLAIN {(isSqlite ? "QUERY PLAN " : "")}{Database.Words.Claimed}", row => row.GetString(isSqlite ? 3 : 0), ("queue", Queue), ("claim", "mine"), ("each", 10), ("bytes", 1L));
        }, Ct);

        Assert.That(plan, Has.Some.Contains("ix_queue_messages_waiting"), string.Join('\n', plan));
        Assert.That(plan, Has.None.Contains("SCAN m"));
    }

    [Test]
    public async Task Effects_and_the_end_of_the_work_are_one()
    {
        await EnqueueAsync(("a", "1"));
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();

        Assert.That(() => Engine.FinishAsync(lane, lane.Messages[0], [new DeliveryReturned("webhook", "[{}]"u8.ToArray()), new Unheard()], next: null, Ct), Throws.TypeOf<NotSupportedException>());

        Assert.That(await Get<IWebhookInbox>().MoveToFeedAsync(_ => false, Ct), Is.False, "nothing of it is kept");
    }

    private Task<bool> EnqueueAsync(params (string Lane, string Payload)[] work) => Database.WriteAsync(async session =>
    {
        await QueueTable.EnqueueAsync(session, Queue, work, await Database.ClockAsync(session));
        return true;
    }, Ct);

    // As if the process had ended: the claim has run out.
    private async Task AbandonAsync()
    {
        await Engine.ClaimAsync(Queue, 10, Ct);
        await Database.WriteAsync(session => session.ExecuteAsync("UPDATE queue_lanes SET lease_until = 0"), Ct);
    }

    private sealed record Unheard : Effect;
}
