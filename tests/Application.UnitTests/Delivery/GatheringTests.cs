using HubSpotCrm.Application.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace Application.UnitTests.Delivery;

public sealed class GatheringTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<IReadOnlyList<int>> _gone = [];

    [Test]
    public void Goes_when_nothing_more_has_come_for_a_moment()
    {
        var gathering = Start();
        gathering.Add([1]);
        Pass(30);
        gathering.Add([2]);
        Pass(30);
        Assert.That(_gone, Is.Empty);

        Pass(20);

        Assert.That(_gone, Is.EqualTo(new[] { new[] { 1, 2 } }));
    }

    [Test]
    public void Goes_when_the_first_has_waited_long_enough()
    {
        var gathering = Start();
        for (var n = 0; n < 9; n++)
        {
            gathering.Add([n]);
            Pass(30);
        }

        Assert.That(_gone, Has.Count.EqualTo(1));
    }

    [Test]
    public void Goes_at_once_when_enough_is_there()
    {
        var gathering = Start(most: 3);
        gathering.Add([1, 2]);

        gathering.Add([3]);

        Assert.That(_gone, Is.EqualTo(new[] { new[] { 1, 2, 3 } }));
    }

    [Test]
    public void Gathers_anew_when_it_has_gone()
    {
        var gathering = Start(most: 2);
        gathering.Add([1, 2]);
        gathering.Add([3]);

        Pass(50);

        Assert.That(_gone, Is.EqualTo(new[] { new[] { 1, 2 }, [3] }));
    }

    [Test]
    public void Does_not_go_for_nothing()
    {
        Start(most: 1).Add([1]);

        Pass(1_000);

        Assert.That(_gone, Has.Count.EqualTo(1));
    }

    private Gathering<int> Start(int most = 100)
    {
        _gone.Clear();
        return new(_clock, most, _gone.Add);
    }

    private void Pass(int milliseconds) => _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
