using HubSpotCrm.Domain.Delivery;

namespace Domain.UnitTests.Delivery;

public sealed class RetryScheduleTests
{
    private static readonly RetrySchedule Schedule = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), Attempts: 8);

    [TestCase(1, 1_000)]
    [TestCase(2, 2_000)]
    [TestCase(4, 8_000)]
    [TestCase(5, 10_000)]
    [TestCase(7, 10_000)]
    public void Waits_grow_to_the_longest(int failures, double milliseconds)
    {
        Assert.That(Schedule.Wait(failures, chance: 1)?.TotalMilliseconds, Is.EqualTo(milliseconds));
        Assert.That(Schedule.Wait(failures, chance: 0)?.TotalMilliseconds, Is.EqualTo(milliseconds / 2));
    }

    [TestCase(8)]
    [TestCase(9)]
    public void Ends_after_its_attempts(int failures) => Assert.That(Schedule.Wait(failures, chance: 1), Is.Null);

    [Test]
    public void Waits_of_work_that_never_ends_stay_within_the_longest() => Assert.That(RetrySchedule.Push.Wait(1_000_000, chance: 1), Is.EqualTo(TimeSpan.FromHours(1)));
}
