using HubSpotCrm.Domain.Scheduling;

namespace Domain.UnitTests.Scheduling;

public sealed class IanaZoneTests
{
    [TestCase("Europe/Madrid")]
    [TestCase("America/New_York")]
    [TestCase("Australia/Lord_Howe")]
    [TestCase("America/Argentina/Buenos_Aires")]
    [TestCase("Etc/GMT-14")]
    [TestCase("UTC")]
    [TestCase("Etc/UTC")]
    public void Finds_a_zone_by_its_name(string name) => Assert.That(IanaZone.Find(name)?.Id, Is.EqualTo(name));

    [TestCase("Asia/Calcutta", "Asia/Kolkata")]
    [TestCase("US/Pacific", "America/Los_Angeles")]
    [TestCase("Europe/Kiev", "Europe/Kyiv")]
    [TestCase("America/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    public void Finds_a_zone_by_an_old_name_as_it_is_called_today(string old, string name) => Assert.That(IanaZone.Find(old)?.Id, Is.EqualTo(name));

    [Test]
    public void Has_the_same_clocks_under_an_old_name()
    {
        var now = new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);
        var others = ZoneNames.ByOldName.Where(pair => TimeZoneInfo.TryFindSystemTimeZoneById(pair.Key, out var old)
            && Enumerable.Range(0, 36).Any(month => IanaZone.Find(pair.Key)?.GetUtcOffset(now.AddMonths(month)) != old.GetUtcOffset(now.AddMonths(month))));

        Assert.That(others, Is.Empty);
        Assert.That(ZoneNames.ByOldName.Select(pair => IanaZone.Find(pair.Key)?.Id), Is.EqualTo(ZoneNames.ByOldName.Values), "this system has all zones of today");
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Mars/Olympus")]
    [TestCase("Europe")]
    [TestCase("Romance Standard Time")]
    [TestCase("CET; DROP TABLE")]
    [TestCase("Europe/Madrid\r\nX: y")]
    [TestCase("Europe/Madrid\n")]
    [TestCase("../../../dev/zero")]
    [TestCase("/dev/zero")]
    [TestCase("Europe/../Europe/Madrid")]
    [TestCase("right/Europe/Madrid")]
    [TestCase("posix/Europe/Madrid")]
    [TestCase("localtime")]
    public void Finds_nothing_else(string? name) => Assert.That(IanaZone.Find(name), Is.Null);

    [Test]
    public void Takes_a_name_only_as_IANA_writes_it()
    {
        IanaZone.Find("Europe/Madrid");    // the system keeps the zones it has found, and finds them again in any case

        Assert.That(IanaZone.Find("europe/madrid"), Is.Null);
    }

    [TestCase("UTC", "2027-03-28", "2027-03-28T00:00:00Z")]
    [TestCase("Europe/Madrid", "2027-03-28", "2027-03-27T23:00:00Z")]
    [TestCase("Europe/Madrid", "2027-03-29", "2027-03-28T22:00:00Z")]
    [TestCase("America/New_York", "2027-11-08", "2027-11-08T05:00:00Z")]
    [TestCase("America/Havana", "2027-03-14", "2027-03-14T05:00:00Z", TestName = "A_day_whose_midnight_is_leapt_over_begins_at_the_leap")]
    [TestCase("America/Havana", "2027-11-07", "2027-11-07T04:00:00Z", TestName = "A_day_with_two_midnights_begins_at_the_first")]
    public void Knows_when_a_day_begins(string zone, string day, string moment) =>
        Assert.That(IanaZone.Find(zone)!.StartOf(DateOnly.Parse(day)), Is.EqualTo(DateTimeOffset.Parse(moment)));
}
