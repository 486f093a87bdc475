using System.Text;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using HubSpotCrm.Infrastructure.Persistence;
using Infrastructure.IntegrationTests.Persistence;

namespace Infrastructure.IntegrationTests.Idempotency;

/// <summary>What holds on both engines.</summary>
[TestFixture(Sqlite)]
[TestFixture(Postgres)]
public sealed class KeyEngineTests(string engine) : EngineFixture(engine)
{
    private static readonly IdempotencyKey Key = new("shop", "order-1");

    [Test]
    public async Task Keeps_the_answer_over_a_restart()
    {
        var turn = TurnOf(await TakeAsync());
        await turn.AnswerAsync(new(201, "application/json", "/api/v1/deals/1", Encoding.UTF8.GetBytes(new string('x', 5000))));
        await RestartAsync();

        var answer = (await TakeAsync() as KeyState.Answered)?.Answer;

        Assert.That((answer?.Status, answer?.ContentType, answer?.Location, answer?.Body.Length), Is.EqualTo((201, "application/json", "/api/v1/deals/1", 5000)));
    }

    [Test]
    public async Task Leaves_the_key_open()
    {
        var first = (KeyState.Yours)await TakeAsync();
        first.Writes.Sent(DateTimeOffset.FromUnixTimeMilliseconds(1_795_512_600_000));
        await first.Turn.LeaveOpenAsync();

        var second = (KeyState.Yours)await TakeAsync();

        Assert.That((second.Writes.LastSent?.ToUnixTimeMilliseconds(), second.Writes.Since is not null, second.Writes.Next()), Is.EqualTo((1_795_512_600_000, true, first.Writes.Next())));
    }

    [Test]
    public async Task Gives_one_of_many_the_turn()
    {
        var states = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(TakeAsync)));

        Assert.That(states.Select(state => state.GetType()), Has.Exactly(1).EqualTo(typeof(KeyState.Yours)).And.Exactly(19).EqualTo(typeof(KeyState.InProgress)));
    }

    [Test]
    public async Task Purges_nothing_that_has_time_left()
    {
        await TurnOf(await TakeAsync()).AnswerAsync(new(204, null, null, default));

        Assert.That((await Get<IIdempotencyKeys>().PurgeAsync(Ct), await TakeAsync() is KeyState.Answered), Is.EqualTo((false, true)));
    }

    [TestCase(BookingStatus.Requested, false, true)]
    [TestCase(BookingStatus.Cancelled, true, true)]
    [TestCase(BookingStatus.Cancelled, false, false)]
    [TestCase(BookingStatus.Confirmed, false, false)]
    public async Task Keeps_the_step_of_a_booking_that_is_on_its_way(BookingStatus status, bool isWorkedOn, bool isKept)
    {
        var booking = Booked(status);
        await Get<IBookings>().AddAsync(booking, calendar: null, isWorkedOn ? [new(Queues.Bookings, "{}")] : [], Ct);
        var step = new IdempotencyKey(KeyOwners.Runs, $"booking|{booking.Id}/meeting");
        await TurnOf(await TakeAsync(step)).AnswerAsync(new(200, null, null, default));
        await TurnOf(await TakeAsync(new(KeyOwners.Runs, "a|b/c"))).AnswerAsync(new(200, null, null, default));    // shorter than a booking's
        await Database.ExecuteAsync("UPDATE idempotency_keys SET created_at = 1", Ct);

        await Get<IIdempotencyKeys>().PurgeAsync(Ct);

        Assert.That(await TakeAsync(step), isKept ? Is.TypeOf<KeyState.Answered>() : Is.TypeOf<KeyState.Yours>());
    }

    private static Booking Booked(BookingStatus status) => new(Booking.NewId(), "shop", DateTimeOffset.UnixEpoch)
    {
        Status = status,
        StartAt = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromMinutes(30),
        Timezone = "UTC",
        Attendee = new("ana@example.org", FirstName: null, LastName: null),
    };

    private Task<KeyState> TakeAsync(IdempotencyKey key) => Get<IIdempotencyKeys>().TakeAsync(key, "request", Ct);

    private Task<KeyState> TakeAsync() => Get<IIdempotencyKeys>().TakeAsync(Key, "request", Ct);

    private static IKeyTurn TurnOf(KeyState state) => ((KeyState.Yours)state).Turn;
}
