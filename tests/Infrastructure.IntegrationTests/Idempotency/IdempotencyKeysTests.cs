using System.Text;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Infrastructure.Persistence;
using HubSpotCrm.Infrastructure.Persistence.Idempotency;
using Infrastructure.IntegrationTests.Persistence;
using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.Idempotency;

/// <summary>The keys on SQLite, where there is one process at a time.</summary>
public sealed class IdempotencyKeysTests : SqliteFixture
{
    private static readonly IdempotencyKey Key = new("shop", "order-1");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero));

    [Test]
    public async Task Gives_the_turn_to_the_first() => Assert.That(await TakeAsync(Keys()), Is.TypeOf<KeyState.Yours>());

    [Test]
    public async Task Lets_nobody_else_in_meanwhile()
    {
        var keys = Keys();
        await TakeAsync(keys);

        Assert.That(await TakeAsync(keys), Is.TypeOf<KeyState.InProgress>());
    }

    [Test]
    public async Task Gives_one_of_many_the_turn()
    {
        var keys = Keys();
        var states = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => TakeAsync(keys))));

        Assert.That(states.OfType<KeyState.Yours>().Count(), Is.EqualTo(1));
    }

    [TestCase(3)]
    [TestCase(100_000)]
    public async Task Keeps_the_answer(int length)
    {
        var keys = Keys();
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, length).Select(i => $"é{i % 7}"))[..length]);
        await TurnOf(await TakeAsync(keys)).AnswerAsync(new(201, "application/json", "/api/v1/deals/1", body));

        var answer = (await TakeAsync(Keys()) as KeyState.Answered)!.Answer;

        Assert.That((answer.Status, answer.ContentType, answer.Location, answer.Body.ToArray()), Is.EqualTo((201, "application/json", "/api/v1/deals/1", body)));
    }

    [Test]
    public async Task Knows_another_request()
    {
        var keys = Keys();
        await TurnOf(await TakeAsync(keys)).AnswerAsync(new(204, null, null, default));

        Assert.That(await keys.TakeAsync(Key, "other", Ct), Is.TypeOf<KeyState.Mismatch>());
    }

    [Test]
    public async Task Begins_anew_where_nothing_was_created()
    {
        var keys = Keys();
        var first = (KeyState.Yours)await TakeAsync(keys);
        await first.Turn.LeaveOpenAsync();

        var second = (KeyState.Yours)await TakeAsync(keys);

        Assert.That((second.Writes.Since, second.Writes.Next()), Is.EqualTo(((DateTimeOffset?)null, first.Writes.Next())));
    }

    [Test]
    public async Task Says_since_when_something_may_have_been_created()
    {
        var keys = Keys();
        var began = _clock.GetUtcNow();
        var first = (KeyState.Yours)await TakeAsync(keys);
        _clock.Advance(TimeSpan.FromSeconds(3));
        first.Writes.Sent(_clock.GetUtcNow());
        await first.Turn.LeaveOpenAsync();
        _clock.Advance(TimeSpan.FromHours(1));

        var second = (KeyState.Yours)await TakeAsync(keys);

        Assert.That((second.Writes.Since, second.Writes.LastSent, second.Writes.Next()), Is.EqualTo((began, began + TimeSpan.FromSeconds(3), first.Writes.Next())));
    }

    [Test]
    public async Task Takes_over_from_a_process_that_died()
    {
        var first = (KeyState.Yours)await TakeAsync(Keys());

        var second = (KeyState.Yours)await TakeAsync(Keys());

        Assert.That((second.Writes.Since, second.Writes.Next()), Is.EqualTo((_clock.GetUtcNow(), first.Writes.Next())));
    }

    [Test]
    public async Task Keeps_no_answer_of_a_turn_that_was_taken_over()
    {
        var late = TurnOf(await TakeAsync(Keys()));
        var keys = Keys();
        await TakeAsync(keys);

        await late.AnswerAsync(new(201, null, null, default));

        Assert.That(await TakeAsync(keys), Is.TypeOf<KeyState.InProgress>());
    }

    [Test]
    public async Task Forgets_an_answer_after_30_days()
    {
        var keys = Keys();
        await TurnOf(await TakeAsync(keys)).AnswerAsync(new(201, null, null, default));
        _clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));

        Assert.That(await keys.TakeAsync(Key, "other", Ct), Is.TypeOf<KeyState.Yours>());
    }

    [Test]
    public async Task Keeps_the_steps_of_a_run_until_it_ends()
    {
        var keys = Keys();
        await BeginRunAsync();
        await TurnOf(await TakeStepAsync(keys)).AnswerAsync(new(200, null, null, default));
        _clock.Advance(TimeSpan.FromDays(31));
        await keys.PurgeAsync(Ct);

        Assert.That(await TakeStepAsync(keys), Is.TypeOf<KeyState.Answered>());
        await Database.ExecuteAsync("UPDATE operations SET ended = 'succeeded'", Ct);
        Assert.That(await TakeStepAsync(keys), Is.TypeOf<KeyState.Yours>());
    }

    [Test]
    public async Task Forgets_the_steps_of_an_earlier_run_of_the_same_name()
    {
        var keys = Keys();
        await TurnOf(await TakeStepAsync(keys)).AnswerAsync(new(200, null, null, default));
        _clock.Advance(TimeSpan.FromDays(31));
        await BeginRunAsync();

        Assert.That(await TakeStepAsync(keys), Is.TypeOf<KeyState.Yours>());
    }

    [Test]
    public async Task Purges_in_portions_what_has_had_its_time()
    {
        var keys = Keys();
        for (var i = 0; i < 700; i++)
            await TurnOf(await keys.TakeAsync(new("shop", $"{i}"), "request", Ct)).AnswerAsync(new(201, null, null, default));
        _clock.Advance(TimeSpan.FromDays(31));
        await TakeAsync(keys);

        Assert.That((await keys.PurgeAsync(Ct), await keys.PurgeAsync(Ct), await CountAsync()), Is.EqualTo((true, false, 1)));
    }

    private IdempotencyKeys Keys() => new(Database, new DatabaseAddress(IsPostgres: false, File), _clock);

    private Task<KeyState> TakeAsync(IdempotencyKeys keys) => keys.TakeAsync(Key, "request", Ct);

    private Task<KeyState> TakeStepAsync(IdempotencyKeys keys) => keys.TakeAsync(new(KeyOwners.Runs, "order|A-1/deal"), "deal", Ct);

    private Task<int> BeginRunAsync() => Database.ExecuteAsync(
        "INSERT INTO operations (id, kind, caller, external_id, lane, message_id, created_at, updated_at) VALUES ('op_1', 'order', 'shop', 'A-1', 'run|A-1', 7, @at, @at)", Ct, ("at", _clock.GetUtcNow().ToUnixTimeMilliseconds()));

    private static IKeyTurn TurnOf(KeyState state) => ((KeyState.Yours)state).Turn;

    private Task<int> CountAsync() => Database.ReadAsync(session => session.FirstAsync("SELECT count(*) FROM idempotency_keys", row => row.GetInt32(0)), Ct);
}
