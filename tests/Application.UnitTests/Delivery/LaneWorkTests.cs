using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Delivery;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Application.UnitTests.Delivery;

/// <summary>What becomes of a message, by how its work ends.</summary>
public sealed class LaneWorkTests
{
    private readonly List<string> _calls = [];
    private Mock<IQueueEngine> _engine = null!;
    private SoloGate _gate = null!;
    private FakeTimeProvider _clock = null!;
    private int _crashesBeforeAlone;
    private int _mostCrashes;

    [SetUp]
    public void Describe()
    {
        _calls.Clear();
        _gate = new();
        _clock = new();
        _crashesBeforeAlone = 0;
        _mostCrashes = 3;
        _engine = new Mock<IQueueEngine>(MockBehavior.Strict);
        _engine.Setup(engine => engine.Forget(It.IsAny<ClaimedLane>()));
        _engine.Setup(engine => engine.BeginAsync(It.IsAny<ClaimedLane>(), It.IsAny<QueueMessage>(), It.IsAny<CancellationToken>()))
            .Callback((ClaimedLane _, QueueMessage message, CancellationToken _) => _calls.Add($"begin {message.Id}")).Returns(Task.CompletedTask);
        _engine.Setup(engine => engine.FinishAsync(It.IsAny<ClaimedLane>(), It.IsAny<QueueMessage>(), It.IsAny<IReadOnlyList<Effect>>(), It.IsAny<QueueMessage?>(), It.IsAny<CancellationToken>()))
            .Callback((ClaimedLane _, QueueMessage message, IReadOnlyList<Effect> _, QueueMessage? next, CancellationToken _) => _calls.Add($"finish {message.Id} then {next?.Id}")).Returns(Task.CompletedTask);
        _engine.Setup(engine => engine.FailAsync(It.IsAny<ClaimedLane>(), It.IsAny<QueueMessage>(), It.IsAny<string>(), It.IsAny<TimeSpan?>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .Callback((ClaimedLane _, QueueMessage message, string _, TimeSpan? wait, bool counted, CancellationToken _) => _calls.Add($"fail {message.Id} {(wait is null ? "for good" : "for now")}{(counted ? "" : " uncounted")}")).Returns(Task.CompletedTask);
        _engine.Setup(engine => engine.ReleaseAsync(It.IsAny<ClaimedLane>(), It.IsAny<QueueMessage?>(), It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
            .Callback((ClaimedLane _, QueueMessage? begun, TimeSpan wait, CancellationToken _) => _calls.Add($"release {begun?.Id}{(wait > TimeSpan.Zero ? $" for {wait.TotalSeconds:0} s" : "")}")).Returns(Task.CompletedTask);
    }

    [TearDown]
    public void Close() => _gate.Dispose();

    [Test]
    public async Task Messages_are_done_one_after_the_other()
    {
        await RunAsync(_ => [], Message(1), Message(2));

        Assert.That(_calls, Is.EqualTo(new[] { "do 1", "finish 1 then 2", "do 2", "finish 2 then " }));
    }

    [Test]
    public async Task A_failure_holds_up_its_lane()
    {
        await RunAsync(_ => throw new InvalidOperationException(), Message(1), Message(2));

        Assert.That(_calls, Is.EqualTo(new[] { "do 1", "fail 1 for now" }));
    }

    [Test]
    public async Task The_eighth_failure_is_the_last()
    {
        await RunAsync(_ => throw new InvalidOperationException(), Message(1) with { Failures = 7 });

        Assert.That(_calls, Is.EqualTo(new[] { "do 1", "fail 1 for good" }));
    }

    [TestCaseSource(nameof(NoFaultOfTheirs))]
    public async Task What_is_not_the_works_fault_does_not_count(Exception failure)
    {
        await RunAsync(_ => throw failure, Message(1) with { Failures = 7 });

        Assert.That(_calls, Is.EqualTo(new[] { "do 1", "fail 1 for now uncounted" }));
    }

    [Test]
    public async Task What_may_have_ended_the_process_is_counted_before_it_is_done()
    {
        await RunAsync(_ => [], Message(1) with { Starts = 1 });

        Assert.That(_calls, Is.EqualTo(new[] { "begin 1", "do 1", "finish 1 then " }));
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    public async Task What_was_at_work_at_a_crash_is_done_beside_others_where_hardly_any_is_the_cause(int crashesBeforeAlone, bool isDoneBesideOthers)
    {
        _crashesBeforeAlone = crashesBeforeAlone;
        var other = await _gate.EnterAsync(alone: false, CancellationToken.None);

        var running = RunAsync(_ => [], Message(1) with { Starts = 1 });

        Assert.That(running.IsCompleted, Is.EqualTo(isDoneBesideOthers));
        other.Dispose();
        await running;
        Assert.That(_calls, Is.EqualTo(new[] { "begin 1", "do 1", "finish 1 then " }));
    }

    [Test]
    public async Task What_may_have_ended_the_process_twice_is_alone_wherever_it_is()
    {
        _crashesBeforeAlone = 1;
        var other = await _gate.EnterAsync(alone: false, CancellationToken.None);
        var running = RunAsync(_ => [], TimeSpan.FromSeconds(10), Message(1) with { Starts = 2 });

        Assert.That(_calls, Is.Empty);
        other.Dispose();
        await running;
        Assert.That(_calls, Is.EqualTo(new[] { "begin 1", "do 1", "finish 1 then " }));
    }

    [Test]
    public async Task What_is_to_be_alone_comes_back_when_something_else_is_alone()
    {
        _mostCrashes = 5;
        using (await _gate.EnterAsync(alone: true, CancellationToken.None))
            await RunAsync(_ => [], TimeSpan.FromSeconds(10), Message(1) with { Starts = 2 });

        Assert.That(_calls.Single(), Does.Match("^release 1 for [234] s$"));
    }

    [Test]
    public async Task A_start_that_ended_because_the_database_was_away_is_taken_back()
    {
        var away = 2;
        _engine.Setup(engine => engine.TakeBackAsync(It.IsAny<ClaimedLane>(), It.IsAny<CancellationToken>())).Callback(() => _calls.Add("take back"))
            .Returns(() => away-- > 0 ? Task.FromException(new StoreUnavailableException("away")) : Task.CompletedTask);

        var running = RunAsync(_ => throw new StoreUnavailableException("away"), Message(1));
        while (!running.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That(_calls, Is.EqualTo(new[] { "do 1", "take back", "take back", "take back" }));
    }

    [TestCase(2, true)]
    [TestCase(3, false)]
    public async Task Twenty_that_did_no_harm_acquit_those_that_may_have_ended_the_process_twice(int crashes, bool isDoneBesideOthers)
    {
        (_crashesBeforeAlone, _mostCrashes) = (1, 5);
        var lanes = Lanes();
        _clock.Advance(TimeSpan.FromMinutes(1));
        for (var id = 1; id <= 20; id++)
            await RunAsync(lanes, _ => [], CancellationToken.None, Message(id) with { Starts = 2 });
        var other = await _gate.EnterAsync(alone: false, CancellationToken.None);

        var running = RunAsync(lanes, _ => [], CancellationToken.None, Message(21) with { Starts = crashes });

        Assert.That(running.IsCompleted, Is.EqualTo(isDoneBesideOthers));
        other.Dispose();
        await running;
    }

    [TestCase(2, 3, 10)]
    [TestCase(2, 5, 10)]
    [TestCase(3, 5, 20)]
    [TestCase(4, 5, 40)]
    public async Task What_may_have_ended_the_process_again_and_again_is_left_until_it_has_lived_for_longer_and_longer(int crashes, int mostCrashes, int seconds)
    {
        _mostCrashes = mostCrashes;
        await RunAsync(_ => [], TimeSpan.FromSeconds(seconds - 3), Message(1) with { Starts = crashes });
        Assert.That(_calls, Is.EqualTo(new[] { "release 1 for 3 s" }));
        _calls.Clear();

        await RunAsync(_ => [], TimeSpan.FromSeconds(seconds), Message(1) with { Starts = crashes });

        Assert.That(_calls, Is.EqualTo(new[] { "begin 1", "do 1", "finish 1 then " }));
    }

    [TestCase(3)]
    [TestCase(5)]
    public async Task What_ended_the_process_too_often_is_not_done_again(int mostCrashes)
    {
        _mostCrashes = mostCrashes;
        await RunAsync(_ => [], Message(1) with { Starts = mostCrashes }, Message(2));

        Assert.That(_calls, Is.EqualTo(new[] { "fail 1 for good uncounted" }));
    }

    [Test]
    public async Task A_service_that_stops_gives_back_what_it_has_not_done()
    {
        using var stopping = new CancellationTokenSource();

        await RunAsync(_ =>
        {
            stopping.Cancel();
            return [];
        }, stopping.Token, Message(1), Message(2));

        Assert.That(_calls, Is.EqualTo(new[] { "do 1", "finish 1 then 2", "release 2" }));
    }

    [Test]
    public async Task A_lane_without_a_message_is_given_back()
    {
        await RunAsync(_ => []);

        Assert.That(_calls, Is.EqualTo(new[] { "release " }));
    }

    [Test]
    public async Task A_lane_that_somebody_else_has_is_left_alone()
    {
        _engine.Setup(engine => engine.FinishAsync(It.IsAny<ClaimedLane>(), It.IsAny<QueueMessage>(), It.IsAny<IReadOnlyList<Effect>>(), It.IsAny<QueueMessage?>(), It.IsAny<CancellationToken>())).ThrowsAsync(new ClaimLostException());

        await RunAsync(_ => [], Message(1), Message(2));

        Assert.That(_calls, Is.EqualTo(new[] { "do 1" }));
        _engine.Verify(engine => engine.Forget(It.IsAny<ClaimedLane>()), Times.Once);
    }

    private static IEnumerable<Exception> NoFaultOfTheirs =>
    [
        new PostponedException("not yet", TimeSpan.FromSeconds(1)), new CrmUnavailableException("away"), new CrmBusyException("busy", TimeSpan.FromSeconds(3)), new CrmAccessException("shut out", []),
    ];

    private static QueueMessage Message(long id) => new(id, "work", "lane", "{}", DateTimeOffset.UnixEpoch, Starts: 0, Failures: 0);

    private Task RunAsync(Func<QueueMessage, IReadOnlyList<Effect>> work, params QueueMessage[] messages) => RunAsync(work, TimeSpan.Zero, CancellationToken.None, messages);

    private Task RunAsync(Func<QueueMessage, IReadOnlyList<Effect>> work, TimeSpan age, params QueueMessage[] messages) => RunAsync(work, age, CancellationToken.None, messages);

    private Task RunAsync(Func<QueueMessage, IReadOnlyList<Effect>> work, CancellationToken stopping, params QueueMessage[] messages) => RunAsync(work, TimeSpan.Zero, stopping, messages);

    /// <param name="age">For how long the process has lived.</param>
    private async Task RunAsync(Func<QueueMessage, IReadOnlyList<Effect>> work, TimeSpan age, CancellationToken stopping, params QueueMessage[] messages)
    {
        var lanes = Lanes();
        _clock.Advance(age);
        await RunAsync(lanes, work, stopping, messages);
    }

    private async Task RunAsync(LaneWork lanes, Func<QueueMessage, IReadOnlyList<Effect>> work, CancellationToken stopping, params QueueMessage[] messages)
    {
        var queueWork = new Mock<IQueueWork>();
        queueWork.Setup(each => each.Queue).Returns("work");
        queueWork.Setup(each => each.CrashesBeforeAlone).Returns(_crashesBeforeAlone);
        queueWork.Setup(each => each.MostCrashes).Returns(_mostCrashes);
        queueWork.Setup(each => each.Schedule).Returns(RetrySchedule.Inbox);
        queueWork.Setup(each => each.DoAsync(It.IsAny<QueueMessage>(), It.IsAny<CancellationToken>())).Returns((QueueMessage message, CancellationToken _) =>
        {
            _calls.Add($"do {message.Id}");
            return Task.FromResult(work(message));
        });
        await lanes.RunAsync(queueWork.Object, new("work", "lane", "claim", messages), stopping);
    }

    private LaneWork Lanes() => new(_engine.Object, _gate, Mock.Of<ICallerContext>(), _clock, NullLogger<LaneWork>.Instance);
}
