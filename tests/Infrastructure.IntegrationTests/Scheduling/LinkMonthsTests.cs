using HubSpotCrm.Infrastructure.HubSpot.Scheduling;

namespace Infrastructure.IntegrationTests.Scheduling;

/// <summary>Which months after the current one are read. Nobody says in which zone HubSpot's month begins.</summary>
public sealed class LinkMonthsTests
{
    [TestCase("2026-11-15T12:00Z", "2026-11-16T00:00Z", "2026-11-20T00:00Z", 0, 0)]
    [TestCase("2026-11-15T12:00Z", "2026-11-16T00:00Z", "2026-12-20T00:00Z", 0, 1)]
    [TestCase("2026-11-15T12:00Z", "2027-02-01T00:00Z", "2027-04-30T00:00Z", 3, 5)]
    [TestCase("2026-11-15T12:00Z", "2026-11-01T00:00Z", "2026-11-30T23:00Z", 0, 0, TestName = "The_end_of_a_range_is_not_in_it")]
    [TestCase("2026-11-15T12:00Z", "2026-11-30T23:00Z", "2026-12-31T23:00Z", 1, 1, TestName = "Months_are_those_of_the_zone")]
    [TestCase("2026-12-01T01:00Z", "2026-12-05T00:00Z", "2026-12-20T00:00Z", 0, 1, TestName = "A_month_that_may_not_have_begun_for_HubSpot_is_read_as_the_next")]
    [TestCase("2026-11-30T22:00Z", "2026-12-05T00:00Z", "2026-12-20T00:00Z", 0, 1, TestName = "A_month_that_may_have_begun_for_HubSpot_is_read_as_the_current")]
    public void Are_those_of_the_range(string now, string from, string to, int first, int last) => Assert.That(
        LinkMonths.Of(new("sam-lee/demo", "Europe/Madrid", DateTimeOffset.Parse(from), DateTimeOffset.Parse(to), Duration: null), DateTimeOffset.Parse(now)), Is.EqualTo((first, last)));
}
