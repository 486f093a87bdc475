using HubSpotCrm.Infrastructure.HubSpot.Quota;

namespace Infrastructure.IntegrationTests.Quota;

public sealed class RecentPeakTests
{
    [Test]
    public void The_highest_value_since_then_is_found()
    {
        var peak = Of((1, 5), (2, 3), (3, 4), (4, 1));

        Assert.That(new[] { peak.Since(1), peak.Since(2), peak.Since(3), peak.Since(4), peak.Since(5) }, Is.EqualTo([5, 4, 4, 1, 0]));
    }

    [Test]
    public void Values_are_forgotten_after_their_time()
    {
        var peak = Of((1, 5), (12, 2));

        Assert.That(peak.Since(0), Is.EqualTo(2));
    }

    private static RecentPeak Of(params (long At, int Value)[] values)
    {
        var peak = new RecentPeak(length: 10);
        foreach (var (at, value) in values)
            peak.Note(at, value);
        return peak;
    }
}
