using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Delivery;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Application.UnitTests.Delivery;

public sealed class QueueRunnerTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Test]
    public async Task While_all_lanes_are_at_work_it_waits_and_does_not_look()
    {
        var (looks, tooMany, begun, end) = (0, new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var wakeUps = new Mock<IWakeUps>();
        wakeUps.Setup(bell => bell.NextAsync("work")).Callback(() => Looked(Interlocked.Increment(ref looks))).Returns(new TaskCompletionSource().Task);
        var engine = new Mock<IQueueEngine>();
        engine.Setup(queue => queue.ClaimAsync("work", 1, It.IsAny<CancellationToken>())).ReturnsAsync(new ClaimedLane[] { new("work", "lane", "claim", [new(1, "work", "lane", "{}", DateTimeOffset.UnixEpoch, Starts: 0, Failures: 0)]) });
        var work = new Mock<IQueueWork> { CallBase = true };
        work.SetupGet(each => each.Queue).Returns("work");
        work.SetupGet(each => each.Parallel).Returns(1);
        work.Setup(each => each.DoAsync(It.IsAny<QueueMessage>(), It.IsAny<CancellationToken>())).Callback(begun.SetResult).Returns(async () =>
        {
            await end.Task;
            return [];
        });
        using var gate = new SoloGate();
        using var stop = new CancellationTokenSource();
        var clock = new FakeTimeProvider();
        var lanes = new LaneWork(engine.Object, gate, Mock.Of<ICallerContext>(), clock, NullLogger<LaneWork>.Instance);

        var running = Task.Run(() => new QueueRunner(engine.Object, lanes, wakeUps.Object, clock).RunAsync(work.Object, stop.Token));
        await begun.Task.WaitAsync(Deadline, TimeProvider.System);
        await Task.WhenAny(tooMany.Task, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System));    // far more looks than are allowed take less
        var seen = Volatile.Read(ref looks);
        await stop.CancelAsync();
        end.SetResult();
        await running.WaitAsync(Deadline, TimeProvider.System);

        Assert.That(seen, Is.LessThanOrEqualTo(3));

        void Looked(int count)
        {
            if (count > 100)
                tooMany.TrySetResult();
        }
    }
}
